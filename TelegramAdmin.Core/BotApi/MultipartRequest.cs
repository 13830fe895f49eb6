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
        try
        {
            Fill(content, request);
            return content;
        }
        catch
        {
            content.Dispose(); // With the files that it has opened.
            throw;
        }
    }

    private static void Fill(MultipartFormDataContent content, BotApiRequest request)
    {
        using var parameters = JsonDocument.Parse(request.Parameters);
        foreach (var parameter in parameters.RootElement.EnumerateObject())
            content.Add(new StringContent(Text(parameter.Value), Encoding.UTF8), parameter.Name);
        foreach (var file in request.Files)
        {
            var part = new StreamContent(File.OpenRead(file.Path));
            part.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type : new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, file.Part, Name(file.FileName));
        }
    }

    // What a header within the body cannot carry.
    private static string Name(string fileName)
    {
        var name = new string([.. fileName.Select(c => char.IsControl(c) || c is '"' or '\\' ? '_' : c)]).Trim();
        return name.Length > 0 ? name : "file";
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
