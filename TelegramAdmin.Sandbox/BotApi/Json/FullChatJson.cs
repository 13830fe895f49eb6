using System.Text.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi.Json;

/// <summary>Writes ChatFullInfo.</summary>
internal static class FullChatJson
{
    private static readonly string[] Permissions =
    [
        "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
        "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
        "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
    ];

    private static readonly string[] Gifts =
        ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"];

    public static void Write(Utf8JsonWriter json, World world, Bot viewer, Chat chat)
    {
        json.WriteStartObject();
        ChatJson.WriteFields(json, chat);
        json.WriteNumber("accent_color_id", (int)(Math.Abs(chat.Id) % 7));
        json.WriteNumber("max_reaction_count", 11);
        WriteFlags(json, "accepted_gift_types", Gifts, chat is PrivateChat);
        if (chat is Group)
        {
            WriteFlags(json, "permissions", Permissions, true);
            json.WriteBoolean("has_visible_history", true);
        }

        if (chat.Pinned.Count > 0 && chat.Log.Find(chat.Pinned[^1]) is { } pinned)
        {
            json.WritePropertyName("pinned_message");
            MessageJson.Write(json, world, viewer, chat, pinned, withReply: false);
        }

        json.WriteEndObject();
    }

    private static void WriteFlags(Utf8JsonWriter json, string field, string[] names, bool value)
    {
        json.WriteStartObject(field);
        foreach (var name in names) json.WriteBoolean(name, value);
        json.WriteEndObject();
    }
}
