using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum;

/// <summary>Text with its formatting, put together piece by piece; no markup of anybody's has to be escaped.</summary>
internal sealed class FormattedWords
{
    // What needs fields that we do not keep (custom_emoji) would be refused; what Telegram finds by itself (links, hashtags) need not be said.
    private static readonly HashSet<string> Kept =
        ["bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link"];

    private readonly StringBuilder _text = new();
    private readonly List<MessageEntity> _entities = [];

    public int Length => _text.Length;

    public static FormattedWords Of(string text, string? entities = null) => new FormattedWords().Add(text, entities);

    /// <param name="entities">Telegram's, as JSON, counted from the start of <paramref name="text"/>.</param>
    public FormattedWords Add(string text, string? entities = null)
    {
        var start = _text.Length;
        _text.Append(text);
        foreach (var entity in entities is null ? [] : JsonSerializer.Deserialize(entities, BotApiJson.Default.ListMessageEntity) ?? [])
        {
            if (Kept.Contains(entity.Type) && (entity.Type != "text_link" || entity.Url is not null))
                _entities.Add(entity with { Offset = entity.Offset + start, User = null });
        }
        return this;
    }

    /// <param name="style">Telegram's name of it, such as bold.</param>
    public FormattedWords Styled(string text, string style)
    {
        if (text.Length > 0)
            _entities.Add(new MessageEntity { Type = style, Offset = _text.Length, Length = text.Length });
        _text.Append(text);
        return this;
    }

    public FormattedWords Link(string text, string url)
    {
        _entities.Add(new MessageEntity { Type = "text_link", Offset = _text.Length, Length = text.Length, Url = url });
        _text.Append(text);
        return this;
    }

    /// <summary>The text as <paramref name="field"/>, cut to what Telegram takes there, and the formatting of what is left.</summary>
    public JsonObject Into(JsonObject parameters, string field)
    {
        if (_text.Length == 0)
            return parameters;
        var isCaption = field == "caption";
        var text = ShortText.Cut(_text.ToString(), isCaption ? 1024 : 4096);
        parameters[field] = text;
        if (_entities.Select(e => Within(e, text.Length)).OfType<MessageEntity>().ToList() is { Count: > 0 } left)
            parameters[isCaption ? "caption_entities" : "entities"] = JsonSerializer.SerializeToNode(left, BotApiJson.Default.ListMessageEntity);
        return parameters;
    }

    private static MessageEntity? Within(MessageEntity entity, int length) =>
        entity.Offset >= length ? null : entity with { Length = Math.Min(entity.Length, length - entity.Offset) };
}
