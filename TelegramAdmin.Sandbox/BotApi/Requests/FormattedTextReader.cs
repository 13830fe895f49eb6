using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.Formatting;
using TelegramAdmin.Sandbox.Formatting.Markup;

namespace TelegramAdmin.Sandbox.BotApi.Requests;

/// <summary>Reads a text with its parse_mode or entities.</summary>
internal static class FormattedTextReader
{
    private const int MostEntities = 100;
    private const int LongestSource = 1 << 15;

    public static FormattedText Text(Parameters args)
    {
        var text = Read(args.Text("text"), args.Text("parse_mode"), args.Json("entities", "entities"));
        if (text.Text.Length == 0) throw ApiException.BadRequest("message text is empty");
        return WithinLimit(text, 4096, "message is too long");
    }

    public static FormattedText Caption(Parameters args) => Caption(
        args.Text("caption"), args.Text("parse_mode"), args.Json("caption_entities", "caption entities"));

    public static FormattedText Caption(string? text, string? parseMode, JsonElement? entities) =>
        WithinLimit(Read(text, parseMode, entities), 1024, "message caption is too long");

    public static FormattedText Read(string? source, string? parseMode, JsonElement? entities)
    {
        if (source is null) return FormattedText.Empty;
        if (source.Length > LongestSource) throw ApiException.BadRequest("text is too long");
        var parsed = Parse(source, parseMode ?? "", entities);
        var trimmed = Trim(parsed);
        return trimmed with { Entities = EntityFinder.Add(trimmed.Text, Limited(trimmed.Entities)) };
    }

    private static FormattedText Parse(string source, string parseMode, JsonElement? entities)
    {
        try
        {
            return parseMode.ToUpperInvariant() switch
            {
                "" or "NONE" => new FormattedText(source, EntityReader.Read(entities, source.Length)),
                "HTML" => new HtmlParser(source).Parse(),
                "MARKDOWN" => new MarkdownParser(source).Parse(),
                "MARKDOWNV2" => new MarkdownV2Parser(source).Parse(),
                _ => throw ApiException.BadRequest("unsupported parse_mode"),
            };
        }
        catch (MarkupException unparsable)
        {
            throw ApiException.BadRequest($"can't parse entities: {unparsable.Message}");
        }
    }

    private static IReadOnlyList<TextEntity> Limited(IReadOnlyList<TextEntity> entities) =>
        entities.Count <= MostEntities ? entities : [.. entities.Take(MostEntities)];

    /// <summary>White space at both ends is cut, and the entities with it; outer entities come first.</summary>
    private static FormattedText Trim(FormattedText parsed)
    {
        var text = parsed.Text.Trim();
        if (parsed.Entities.Count == 0) return new FormattedText(text, []);
        var cut = parsed.Text.Length - parsed.Text.AsSpan().TrimStart().Length;
        return new FormattedText(text, [.. parsed.Entities
            .Select(entity => Clip(entity, cut, text.Length))
            .Where(entity => entity.Length > 0)
            .OrderBy(entity => entity.Offset)
            .ThenByDescending(entity => entity.Length)]);
    }

    private static TextEntity Clip(TextEntity entity, int cut, int length)
    {
        var start = Math.Clamp(entity.Offset - cut, 0, length);
        var end = Math.Clamp(entity.Offset + entity.Length - cut, 0, length);
        return start == entity.Offset && end - start == entity.Length ? entity : entity with { Offset = start, Length = end - start };
    }

    private static FormattedText WithinLimit(FormattedText text, int most, string error)
    {
        if (text.Text.Length <= most) return text;
        var characters = 0;
        foreach (var _ in text.Text.EnumerateRunes()) characters++;
        return characters <= most ? text : throw ApiException.BadRequest(error);
    }
}
