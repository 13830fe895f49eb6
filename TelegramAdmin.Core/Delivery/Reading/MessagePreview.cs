using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Delivery.Reading;

/// <summary>What a message says, in one short line: its text or caption, else what is sent.</summary>
public static partial class MessagePreview
{
    private const int Longest = 120;

    private static readonly string[] Words = ["text", "caption", "question", "title", "first_name", "emoji", "message"];

    public static string Of(OutboxMessage message) => Of(message.Method, message.Parameters);

    public static string Of(string method, string parameters)
    {
        var words = Read(parameters);
        return string.IsNullOrWhiteSpace(words) ? method : OneLine(words);
    }

    private static string? Read(string parameters)
    {
        try
        {
            using var json = JsonDocument.Parse(parameters);
            return Find(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Find(JsonElement parameters)
    {
        if (parameters.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in Words)
        {
            if (parameters.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                return IsHtml(parameters) ? WebUtility.HtmlDecode(Tags().Replace(value.GetString()!, "")) : value.GetString();
        }
        return parameters.TryGetProperty("media", out var media) && media.ValueKind == JsonValueKind.Array ? media.EnumerateArray().Select(Find).FirstOrDefault(w => w is not null) : null;
    }

    private static bool IsHtml(JsonElement parameters) =>
        parameters.TryGetProperty("parse_mode", out var mode) && mode.ValueKind == JsonValueKind.String && string.Equals(mode.GetString(), "HTML", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("<[^<>]*>", RegexOptions.None, 500)]
    private static partial Regex Tags();

    private static string OneLine(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Longest - 2]) ? Longest - 2 : Longest - 1), "…");
    }
}
