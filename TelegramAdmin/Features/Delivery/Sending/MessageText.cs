using System.Text.Json;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>What Telegram takes as a text: its length counts after the formatting is taken out (core.telegram.org/bots/api#sendmessage).</summary>
internal static class MessageText
{
    public const int Longest = 4096;
    public const int LongestCaption = 1024;

    public static Failure? Fault(string text, string? parseMode, JsonElement? entities, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return SendErrors.TextEmpty(field);
        if (parseMode is not (null or "HTML" or "MarkdownV2" or "Markdown"))
            return SendErrors.ParseModeUnknown("parse_mode");
        if (IsTooLong(text, parseMode, Longest))
            return SendErrors.TextTooLong(field, text.Length);
        return entities is { ValueKind: not JsonValueKind.Null } given ? FaultOf(given, text.Length) : null;
    }

    /// <summary>Errs on the side of the sender: what is left after taking out all that could be formatting.</summary>
    public static bool IsTooLong(string text, string? parseMode, int longest) => text.Length > longest && parseMode switch
    {
        null => true,
        "HTML" => LengthWithoutTags(text) > longest,
        _ => text.Count(c => !"\\*_~`|[]()>".Contains(c, StringComparison.Ordinal)) > longest,
    };

    private static int LengthWithoutTags(string html)
    {
        var (length, isInside) = (0, false);
        foreach (var letter in html)
        {
            isInside = letter == '<' || (isInside && letter != '>');
            length += isInside || letter == '>' ? 0 : 1;
        }
        return length;
    }

    private static Failure? FaultOf(JsonElement entities, int length)
    {
        if (entities.ValueKind != JsonValueKind.Array)
            return SendErrors.Entities("entities is a JSON array.", "entities");
        var index = 0;
        foreach (var entity in entities.EnumerateArray())
        {
            var field = $"entities[{index++}]";
            if (entity.ValueKind != JsonValueKind.Object || !entity.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
                return SendErrors.Entities("An entity has a type, an offset and a length.", field);
            if (!TryNumber(entity, "offset", out var offset) || !TryNumber(entity, "length", out var span) || offset < 0 || span < 1 || offset + (long)span > length)
                return SendErrors.Entities($"The entity lies outside the text, which has {length} UTF-16 units.", field);
        }
        return null;
    }

    private static bool TryNumber(JsonElement entity, string name, out int value)
    {
        value = 0;
        return entity.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out value);
    }
}
