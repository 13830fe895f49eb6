using System.Text.Json;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Features.Conversations.Formatting;

/// <summary>
/// Makes a tree of a text and its entities (core.telegram.org/bots/api#messageentity). Entities may nest; where they overlap, the
/// later one is cut in two. Offsets come from outside: what lies beyond the text or within a character is brought back into it.
/// </summary>
public static class TextParts
{
    // Telegram keeps at most 100; more would only cost time.
    private const int MostEntities = 200;

    public static IReadOnlyList<TextPart> Of(string text, string? entities)
    {
        var spans = Read(entities).Take(MostEntities).Select(e => Span.Within(text, e)).Where(s => s.End > s.Start);
        return Between(text, 0, text.Length, [.. spans.OrderBy(s => s.Start).ThenByDescending(s => s.End)]);
    }

    private static List<MessageEntity> Read(string? json)
    {
        if (string.IsNullOrEmpty(json))
            return [];
        try
        {
            return JsonSerializer.Deserialize(json, BotApiJson.Default.ListMessageEntity)?.FindAll(e => e is not null) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    // spans are ordered by start, the longer first, so that the first one holds those that begin within it.
    private static List<TextPart> Between(string text, int start, int end, List<Span> spans)
    {
        var parts = new List<TextPart>();
        var at = start;
        while (spans.Count > 0)
        {
            var outer = spans[0];
            if (outer.Start > at)
                parts.Add(Plain(text[at..outer.Start]));
            var (inner, after) = Split(spans.Skip(1), outer.End);
            parts.Add(new TextPart(text[outer.Start..outer.End], outer.Entity, Between(text, outer.Start, outer.End, inner)));
            (at, spans) = (outer.End, after);
        }
        if (at < end)
            parts.Add(Plain(text[at..end]));
        return parts;
    }

    private static (List<Span> Inner, List<Span> After) Split(IEnumerable<Span> spans, int at)
    {
        var (inner, after) = (new List<Span>(), new List<Span>());
        foreach (var span in spans)
        {
            if (span.Start < at)
                inner.Add(span with { End = Math.Min(span.End, at) });
            if (span.End > at)
                after.Add(span with { Start = Math.Max(span.Start, at) });
        }
        return (inner, [.. after.OrderBy(s => s.Start).ThenByDescending(s => s.End)]);
    }

    private static TextPart Plain(string text) => new(text, null, []);

    private readonly record struct Span(int Start, int End, MessageEntity Entity)
    {
        public static Span Within(string text, MessageEntity entity)
        {
            var start = Math.Clamp(entity.Offset, 0, text.Length);
            var end = (int)Math.Clamp((long)entity.Offset + entity.Length, start, text.Length);
            return new Span(start - InsidePair(text, start), end + InsidePair(text, end), entity);
        }

        // Half of a surrogate pair is no character.
        private static int InsidePair(string text, int at) =>
            at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]) ? 1 : 0;
    }
}
