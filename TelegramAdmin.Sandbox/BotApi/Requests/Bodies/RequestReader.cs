using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

/// <summary>Reads parameters from the query string and from a JSON, form or multipart body.</summary>
internal static class RequestReader
{
    /// <summary>Telegram takes uploads of up to 50 MB; the rest is room for the other fields.</summary>
    private const long LargestBody = 51L * 1024 * 1024;

    public static async Task<Parameters> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var parameters = new Parameters();
        if (request.QueryString.HasValue) AddUrlEncoded(parameters, request.QueryString.Value.AsSpan(1).ToString());
        if (request.ContentLength > LargestBody) throw ApiException.TooLarge();
        if (request.ContentLength is null or > 0 && !HttpMethods.IsGet(request.Method)) await AddBodyAsync(parameters, request, ct);
        return parameters;
    }

    public static void AddJson(Parameters parameters, ReadOnlySpan<byte> body)
    {
        try
        {
            AddObject(parameters, body);
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest("can't parse JSON object");
        }
    }

    public static void AddUrlEncoded(Parameters parameters, string text)
    {
        foreach (var pair in new QueryStringEnumerable(text))
        {
            parameters.Add(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        }
    }

    private static async Task AddBodyAsync(Parameters parameters, HttpRequest request, CancellationToken ct)
    {
        var type = request.ContentType ?? "";
        if (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            await MultipartBody.AddAsync(parameters, request, LargestBody, ct);
            return;
        }

        var body = await BodyAsync(request, ct);
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)) AddJson(parameters, body);
        else if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            AddUrlEncoded(parameters, Encoding.UTF8.GetString(body));
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            if (read.Buffer.Length > LargestBody) throw ApiException.TooLarge();
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static void AddObject(Parameters parameters, ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new JsonException();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (json.TokenType == JsonTokenType.String) parameters.Add(name, json.GetString()!);
            else if (json.TokenType != JsonTokenType.Null) parameters.Add(name, Raw(body, ref json));
        }
    }

    private static string Raw(ReadOnlySpan<byte> body, ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return Encoding.UTF8.GetString(body[start..(int)json.BytesConsumed]);
    }
}
