using System.Text.Json;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>Cuts a body into its messages: the elements of a JSON array, or the lines of NDJSON. What stands in each is looked at later.</summary>
internal static class BulkBody
{
    /// <param name="most">It stops at one more than these: that there are too many is all that has to be known.</param>
    public static Result<List<ReadOnlyMemory<byte>>> Split(ReadOnlyMemory<byte> body, int most)
    {
        try
        {
            return body.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..] ? Elements(body, most) : Lines(body, most);
        }
        catch (JsonException e)
        {
            return ApiBody.Fault(e);
        }
    }

    private static List<ReadOnlyMemory<byte>> Elements(ReadOnlyMemory<byte> body, int most)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            parts.Add(body[start..(int)reader.BytesConsumed]);
            if (parts.Count > most)
                return parts;
        }
        if (reader.Read())
            throw new JsonException("Something follows the array.");
        return parts;
    }

    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> body, int most)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        while (body.Length > 0 && parts.Count <= most)
        {
            var end = body.Span.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (line.Span.Trim(" \t\r"u8).Length > 0)
                parts.Add(line);
        }
        return parts;
    }
}
