using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Channels;
using TelegramAdmin.Sandbox.MtProto.Protocol;

namespace TelegramAdmin.Sandbox.MtProto.Writing;

/// <summary>A channel as td_api's <c>chat</c>, <c>supergroup</c> and what belongs to them.</summary>
internal static class ChatWriter
{
    public static JsonObject Chat(ScriptedChannel channel) => new()
    {
        ["@type"] = "chat",
        ["id"] = Td.ChatIdOf(channel.Id),
        ["type"] = new JsonObject { ["@type"] = "chatTypeSupergroup", ["supergroup_id"] = channel.Id, ["is_channel"] = true },
        ["title"] = channel.Title,
        ["accent_color_id"] = 0,
        ["positions"] = new JsonArray(),
        ["chat_lists"] = new JsonArray(),
        ["has_protected_content"] = false,
        ["is_marked_as_unread"] = false,
        ["unread_count"] = 0,
        ["last_read_inbox_message_id"] = 0,
        ["client_data"] = "",
    };

    /// <summary>A chat that is no channel: a name that belongs to a person or a bot.</summary>
    public static JsonObject PrivateChat(long userId, string title) => new()
    {
        ["@type"] = "chat", ["id"] = userId, ["type"] = new JsonObject { ["@type"] = "chatTypePrivate", ["user_id"] = userId }, ["title"] = title,
    };

    public static JsonObject Supergroup(ScriptedChannel channel, string? phone, long now)
    {
        var group = new JsonObject
        {
            ["@type"] = "supergroup",
            ["id"] = channel.Id,
            ["date"] = channel.Plan.Schedule.Start,
            ["status"] = StatusOf(channel, phone),
            ["member_count"] = channel.IsOpenTo(phone) ? Audience.MembersAt(channel, now) : 0,
            ["boost_level"] = 0,
            ["has_linked_chat"] = channel.Plan.HasComments,
            ["sign_messages"] = false,
            ["is_channel"] = true,
            ["is_broadcast_group"] = false,
            ["is_forum"] = false,
        };
        if (channel.Username is { } username)
            group["usernames"] = new JsonObject
            {
                ["@type"] = "usernames", ["active_usernames"] = new JsonArray(username), ["disabled_usernames"] = new JsonArray(), ["editable_username"] = username,
            };
        return group;
    }

    public static JsonObject FullInfo(ScriptedChannel channel, long now) => new()
    {
        ["@type"] = "supergroupFullInfo",
        ["description"] = channel.Plan.About,
        ["member_count"] = Audience.MembersAt(channel, now),
        ["administrator_count"] = 0,
        ["restricted_count"] = 0,
        ["banned_count"] = 0,
        ["linked_chat_id"] = 0,
        ["can_get_members"] = false,
        ["can_get_statistics"] = false,
        ["is_all_history_available"] = true,
    };

    public static JsonObject InviteInfo(ScriptedChannel channel, string? phone, long now) => new()
    {
        ["@type"] = "chatInviteLinkInfo",
        ["chat_id"] = channel.IsOpenTo(phone) ? Td.ChatIdOf(channel.Id) : 0,
        ["accessible_for"] = 0,
        ["type"] = new JsonObject { ["@type"] = "inviteLinkChatTypeChannel" },
        ["title"] = channel.Title,
        ["accent_color_id"] = 0,
        ["description"] = channel.Plan.About,
        ["member_count"] = Audience.MembersAt(channel, now),
        ["member_user_ids"] = new JsonArray(),
        ["creates_join_request"] = false,
        ["is_public"] = channel.Username is not null,
    };

    // Who is neither in it nor can read it was thrown out, as TDLib sees it.
    private static JsonObject StatusOf(ScriptedChannel channel, string? phone) =>
        phone is not null && channel.Admitted.Contains(phone) && !channel.IsGone ? new JsonObject { ["@type"] = "chatMemberStatusMember", ["member_until_date"] = 0 }
        : channel.IsOpenTo(phone) ? Td.Of("chatMemberStatusLeft")
        : new JsonObject { ["@type"] = "chatMemberStatusBanned", ["banned_until_date"] = 0 };
}
