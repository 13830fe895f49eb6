using System.Text.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi.Json;

/// <summary>Writes Message objects as one bot sees them.</summary>
internal static class MessageJson
{
    public static void Write(Utf8JsonWriter json, World world, Bot viewer, Chat chat, Message message, bool withReply = true)
    {
        json.WriteStartObject();
        json.WriteNumber("message_id", message.Id);
        if (message.IsAnonymous) WriteAnonymous(json, chat);
        else WriteSender(json, world, message.FromId);
        json.WritePropertyName("chat");
        ChatJson.Write(json, chat);
        json.WriteNumber("date", message.Date);
        WriteThread(json, message);
        if (chat is BusinessChat business) WriteBusiness(json, world, business, message);
        if (message.Forward is { } forward) WriteForward(json, world, forward);
        if (withReply) WriteReply(json, world, viewer, chat, message);
        if (message.ViaBotId is { } via) WriteVia(json, world, via);
        if (message.EditDate is { } edited) json.WriteNumber("edit_date", edited);
        if (message.IsProtected) json.WriteBoolean("has_protected_content", true);
        if (message.AlbumId is not null) json.WriteString("media_group_id", message.AlbumId);
        if (message.EffectId is not null) json.WriteString("effect_id", message.EffectId);
        WriteContent(json, world, viewer, message);
        if (message.Markup is not null) WriteRaw(json, "reply_markup", message.Markup);
        json.WriteEndObject();
    }

    private static void WriteSender(Utf8JsonWriter json, World world, long id)
    {
        json.WritePropertyName("from");
        UserJson.Write(json, world, id);
    }

    /// <summary>Telegram shows a bot of its own, for clients that know nothing of sender_chat.</summary>
    private static void WriteAnonymous(Utf8JsonWriter json, Chat chat)
    {
        json.WriteStartObject("from");
        json.WriteNumber("id", 1_087_968_824);
        json.WriteBoolean("is_bot", true);
        json.WriteString("first_name", "Group");
        json.WriteString("username", "GroupAnonymousBot");
        json.WriteEndObject();
        json.WritePropertyName("sender_chat");
        ChatJson.Write(json, chat);
    }

    private static void WriteThread(Utf8JsonWriter json, Message message)
    {
        if (message.ThreadId is not { } thread) return;
        json.WriteNumber("message_thread_id", thread);
        json.WriteBoolean("is_topic_message", true);
    }

    private static void WriteBusiness(Utf8JsonWriter json, World world, BusinessChat chat, Message message)
    {
        json.WriteString("business_connection_id", chat.Link.Id);
        if (message.BusinessBotId is not { } bot) return;
        json.WritePropertyName("sender_business_bot");
        UserJson.Write(json, world, bot);
    }

    private static void WriteForward(Utf8JsonWriter json, World world, Forward forward)
    {
        json.WriteStartObject("forward_origin");
        json.WriteString("type", "user");
        json.WriteNumber("date", forward.Date);
        json.WritePropertyName("sender_user");
        UserJson.Write(json, world, forward.FromId);
        json.WriteEndObject();
    }

    private static void WriteReply(Utf8JsonWriter json, World world, Bot viewer, Chat chat, Message message)
    {
        if ((message.ReplyToId ?? message.ThreadId) is not { } id || chat.Log.Find(id) is not { } answered) return;
        json.WritePropertyName("reply_to_message");
        Write(json, world, viewer, chat, answered, withReply: false);
        if (message.Quote is not { } quote) return;
        json.WriteStartObject("quote");
        json.WriteString("text", quote.Text);
        EntityJson.Write(json, world, "entities", quote.Entities);
        json.WriteNumber("position", quote.Position);
        if (quote.IsManual) json.WriteBoolean("is_manual", true);
        json.WriteEndObject();
    }

    private static void WriteVia(Utf8JsonWriter json, World world, long botId)
    {
        json.WritePropertyName("via_bot");
        UserJson.Write(json, world, botId);
    }

    private static void WriteContent(Utf8JsonWriter json, World world, Bot viewer, Message message)
    {
        if (message.Content is null)
        {
            json.WriteString("text", message.Text);
            EntityJson.Write(json, world, "entities", message.Entities);
            if (message.LinkPreview is not null) WriteRaw(json, "link_preview_options", message.LinkPreview);
            return;
        }

        message.Content.Write(json, viewer);
        if (string.IsNullOrEmpty(message.Text)) return;
        json.WriteString("caption", message.Text);
        EntityJson.Write(json, world, "caption_entities", message.Entities);
        if (message.CaptionAbove) json.WriteBoolean("show_caption_above_media", true);
    }

    private static void WriteRaw(Utf8JsonWriter json, string field, string value)
    {
        json.WritePropertyName(field);
        json.WriteRawValue(value, skipInputValidation: true);
    }
}
