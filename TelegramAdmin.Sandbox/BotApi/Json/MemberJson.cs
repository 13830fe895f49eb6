using System.Text.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi.Json;

/// <summary>Writes ChatMember objects.</summary>
internal static class MemberJson
{
    private static readonly string[] Rights =
    [
        "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
        "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
        "can_pin_messages", "can_manage_topics",
    ];

    public static void Write(Utf8JsonWriter json, World world, long userId, Membership membership)
    {
        json.WriteStartObject();
        json.WritePropertyName("user");
        UserJson.Write(json, world, userId);
        json.WriteString("status", membership.Status);
        if (membership.IsAdministrator) json.WriteBoolean("is_anonymous", false);
        if (membership.Status == "administrator") WriteRights(json);
        if (membership.Status == "kicked") json.WriteNumber("until_date", 0);
        json.WriteEndObject();
    }

    private static void WriteRights(Utf8JsonWriter json)
    {
        json.WriteBoolean("can_be_edited", false);
        foreach (var right in Rights) json.WriteBoolean(right, true);
    }
}
