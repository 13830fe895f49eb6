using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Sources.Tdlib;

/// <summary>Formatting as the Bot API names it: https://core.telegram.org/bots/api#messageentity.</summary>
internal static class EntityNames
{
    public static string? Of(string? type) => type switch
    {
        "textEntityTypeMention" => "mention",
        "textEntityTypeHashtag" => "hashtag",
        "textEntityTypeCashtag" => "cashtag",
        "textEntityTypeBotCommand" => "bot_command",
        "textEntityTypeUrl" => "url",
        "textEntityTypeEmailAddress" => "email",
        "textEntityTypePhoneNumber" => "phone_number",
        "textEntityTypeBold" => "bold",
        "textEntityTypeItalic" => "italic",
        "textEntityTypeUnderline" => "underline",
        "textEntityTypeStrikethrough" => "strikethrough",
        "textEntityTypeSpoiler" => "spoiler",
        "textEntityTypeCode" => "code",
        "textEntityTypePre" or "textEntityTypePreCode" => "pre",
        "textEntityTypeBlockQuote" => "blockquote",
        "textEntityTypeExpandableBlockQuote" => "expandable_blockquote",
        "textEntityTypeTextUrl" => "text_link",
        "textEntityTypeCustomEmoji" => "custom_emoji",
        _ => null,
    };

    public static void Write(Utf8JsonWriter json, TdTextEntity entity)
    {
        var kind = entity.Kind!;
        json.WriteStartObject();
        json.WriteString("type", Of(kind.Type));
        json.WriteNumber("offset", entity.Offset);
        json.WriteNumber("length", entity.Length);
        PostJson.Text(json, "url", kind.Url, 2048);
        PostJson.Text(json, "language", kind.Language, 64);
        if (kind.CustomEmojiId != 0)
            json.WriteString("custom_emoji_id", kind.CustomEmojiId.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
