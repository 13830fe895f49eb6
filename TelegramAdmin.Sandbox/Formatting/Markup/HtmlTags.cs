using TelegramAdmin.Sandbox.BotApi.Requests;

namespace TelegramAdmin.Sandbox.Formatting.Markup;

/// <summary>What each tag means.</summary>
internal static class HtmlTags
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["a"] = "text_link", ["b"] = "bold", ["strong"] = "bold", ["i"] = "italic", ["em"] = "italic",
        ["s"] = "strikethrough", ["strike"] = "strikethrough", ["del"] = "strikethrough",
        ["u"] = "underline", ["ins"] = "underline", ["tg-spoiler"] = "spoiler", ["span"] = "spoiler",
        ["tg-emoji"] = "custom_emoji", ["pre"] = "pre", ["code"] = "code", ["blockquote"] = "blockquote",
    };

    public static bool IsKnown(string name) => Types.ContainsKey(name);

    /// <summary>The entity to be, its place still unknown.</summary>
    public static TextEntity Entity(HtmlTag tag, string source)
    {
        var entity = new TextEntity(Types[tag.Name], 0, 0);
        return tag.Name switch
        {
            "a" => entity with { Url = tag.Attributes.GetValueOrDefault("href") },
            "code" => entity with { Language = LanguageOf(tag) },
            "tg-emoji" => entity with { CustomEmojiId = EmojiOf(tag) },
            "span" when tag.Attributes.GetValueOrDefault("class") != "tg-spoiler" => throw new MarkupException(
                $"Tag \"span\" must have class \"tg-spoiler\" at byte offset {MarkupException.ByteOffset(source, tag.Begin)}"),
            "blockquote" when tag.Attributes.ContainsKey("expandable") => entity with { Type = "expandable_blockquote" },
            _ => entity,
        };
    }

    private static string? LanguageOf(HtmlTag tag)
    {
        const string prefix = "language-";
        var css = tag.Attributes.GetValueOrDefault("class", "");
        return css.StartsWith(prefix, StringComparison.Ordinal) ? css[prefix.Length..] : null;
    }

    private static string EmojiOf(HtmlTag tag) =>
        long.TryParse(tag.Attributes.GetValueOrDefault("emoji-id"), out var id)
            ? id.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : throw new MarkupException("Invalid custom emoji identifier specified");
}
