using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TelegramAdmin.Core.MtProto.Schema;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Sources.Tdlib;

/// <summary>Parts of a post that are kept as JSON, as Posts/ChannelPost describes them. Each is null where there is nothing.</summary>
internal static class PostJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As the Bot API writes them.</summary>
    /// <param name="end">Where the text was cut.</param>
    public static string? Entities(IReadOnlyList<TdTextEntity> entities, int end)
    {
        var shown = entities.Where(e => EntityNames.Of(e.Kind?.Type) is not null && e is { Offset: >= 0, Length: > 0 } && e.Offset + e.Length <= end).ToList();
        return shown.Count == 0 ? null : Write(json =>
        {
            json.WriteStartArray();
            shown.ForEach(entity => EntityNames.Write(json, entity));
            json.WriteEndArray();
        });
    }

    public static string? Buttons(TdReplyMarkup? markup)
    {
        if (markup?.Rows is not { Count: > 0 } rows)
            return null;
        return Write(json =>
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var button in row)
                    WriteButton(json, button);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        });
    }

    public static string? Reactions(IReadOnlyList<TdReaction>? reactions)
    {
        var counted = reactions?.Where(r => r.TotalCount > 0 && NameOf(r.Kind) is not null).GroupBy(r => NameOf(r.Kind)!, r => r.TotalCount).ToList();
        return counted is not { Count: > 0 } ? null : Write(json =>
        {
            json.WriteStartObject();
            foreach (var one in counted)
                json.WriteNumber(ShortText.Cut(one.Key, 64), one.Sum());
            json.WriteEndObject();
        });
    }

    public static string? Media(TdMessageContent content) => content switch
    {
        TdMediaContent media => MediaJson.Of(media),
        TdPollContent { Poll: { } poll } => MediaJson.Of(poll),
        TdPlaceContent place => MediaJson.Of(place),
        TdStickerContent { Sticker.Emoji: { Length: > 0 } emoji } => Write(json => One(json, "emoji", emoji)),
        TdContactContent { Contact: { } contact } => Write(json => One(json, "name", $"{contact.FirstName} {contact.LastName}".Trim())),
        _ => null,
    };

    internal static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
            write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Text from outside, that any database takes.</summary>
    internal static void Text(Utf8JsonWriter json, string name, string? text, int longest = 500)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(name, ShortText.Cut(text, longest));
    }

    private static void One(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject();
        Text(json, name, text);
        json.WriteEndObject();
    }

    private static void WriteButton(Utf8JsonWriter json, TdButton button)
    {
        json.WriteStartObject();
        json.WriteString("text", ShortText.Cut(button.Text, 200));
        Text(json, "url", button.Kind?.Url, 2048);
        json.WriteEndObject();
    }

    private static string? NameOf(TdReactionType? kind) => kind switch
    {
        { Type: "reactionTypeEmoji", Emoji: { Length: > 0 } emoji } => emoji,
        { Type: "reactionTypeCustomEmoji" } => kind.CustomEmojiId.ToString(CultureInfo.InvariantCulture),
        { Type: "reactionTypePaid" } => "⭐",
        _ => null,
    };
}
