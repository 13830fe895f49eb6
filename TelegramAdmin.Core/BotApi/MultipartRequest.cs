using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace TelegramAdmin.Core.BotApi;

/// <summary>A call with files as multipart/form-data (core.telegram.org/bots/api#sending-files): each parameter is a part, nested ones as JSON.</summary>
internal static class MultipartRequest
{
    public static MultipartFormDataContent Of(BotApiRequest request)
    {
        var content = new MultipartFormDataContent();
        using var parameters = JsonDocument.Parse(request.Parameters);
        foreach (var parameter in parameters.RootElement.EnumerateObject())
            content.Add(new StringContent(Text(parameter.Value), Encoding.UTF8), parameter.Name);
        foreach (var file in request.Files)
        {
            var part = new StreamContent(File.OpenRead(file.Path));
            part.Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
            content.Add(part, file.Part, file.FileName);
        }
        return content;
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
