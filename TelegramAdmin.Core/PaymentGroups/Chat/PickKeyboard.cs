using System.Text.Json.Nodes;

namespace TelegramAdmin.Core.PaymentGroups.Chat;

/// <summary>
/// The button with which a person picks or makes a group of theirs; Telegram puts the bot into it as an administrator that may invite
/// (core.telegram.org/bots/api#keyboardbuttonrequestchat).
/// </summary>
internal static class PickKeyboard
{
    /// <summary>By this number the answer is known.</summary>
    public const int RequestId = 460_733;

    // Every right that the type requires has to stand there (core.telegram.org/bots/api#chatadministratorrights).
    private static readonly string[] AllRights =
    [
        "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
        "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    ];

    public static JsonObject Gone => new() { ["remove_keyboard"] = true };

    public static JsonObject With(string words) => new()
    {
        ["keyboard"] = new JsonArray { new JsonArray { Button(words) } },
        ["resize_keyboard"] = true,
        ["one_time_keyboard"] = true,
    };

    private static JsonObject Button(string words) => new()
    {
        ["text"] = words,
        ["request_chat"] = new JsonObject
        {
            ["request_id"] = RequestId,
            ["chat_is_channel"] = false,
            ["chat_is_forum"] = false,
            ["chat_has_username"] = false,
            ["user_administrator_rights"] = Rights("can_invite_users", "can_promote_members"),
            ["bot_administrator_rights"] = Rights("can_invite_users"),
            ["request_title"] = true,
        },
    };

    private static JsonObject Rights(params string[] given) =>
        new([.. AllRights.Select(right => KeyValuePair.Create(right, (JsonNode?)(right == "can_manage_chat" || given.Contains(right))))]);
}
