using System.Text.Json;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Templates.Markup;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>What Telegram takes as a text: its length counts after the formatting is taken out (core.telegram.org/bots/api#sendmessage).</summary>
internal static class MessageText
{
    public const int Longest = 4096;
    public const int LongestCaption = 1024;

    /// <param name="field">Where the text stands in the request.</param>
    public static Failure? Fault(string text, string? parseMode, JsonElement? entities, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return SendErrors.TextEmpty(field);
        if (!ParseModes.TryParse(parseMode, out var mode) && !IsOldMarkdown(parseMode))
            return SendErrors.ParseModeUnknown(field.Replace("text", "parse_mode", StringComparison.Ordinal));
        if (text.Length > Longest && ParseModes.LengthOf(text, mode) is > Longest and var length)
            return SendErrors.TextTooLong(field, length);
        if (ParseModes.Fault(text, mode) is { } markup)
            return SendErrors.Entities(markup, field);
        return entities is { ValueKind: not JsonValueKind.Null } given ? FaultOf(given, text.Length) : null;
    }

    public static Failure? CaptionFault(string caption, string? parseMode)
    {
        var mode = ParseModes.TryParse(parseMode, out var known) ? known : null;
        return caption.Length > LongestCaption && ParseModes.LengthOf(caption, mode) is > LongestCaption and var length ? SendErrors.CaptionTooLong(length)
            : ParseModes.Fault(caption, mode) is { } markup ? SendErrors.Entities(markup, "params.caption") : null;
    }

    // Telegram keeps it for old programs; what it makes of a text is hard to foretell.
    private static bool IsOldMarkdown(string? parseMode) => string.Equals(parseMode, "Markdown", StringComparison.OrdinalIgnoreCase);

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
