using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Connecting;

/// <summary>
/// Sends somebody of the staff a button with which they choose the group in Telegram, which makes the bot an administrator there by the way
/// (core.telegram.org/bots/api#keyboardbuttonrequestchat).
/// </summary>
public sealed class AskForGroup(IDatabase database, BotDirectory directory, Outbox outbox, TimeProvider time)
{
    /// <summary>By this number the answer is known.</summary>
    internal const int RequestId = 460_732;

    public async Task<Result<string>> RunAsync(WorkspaceId workspace, BotId botId, long adminId)
    {
        if (await directory.FindAsync(botId) is not { } bot || bot.WorkspaceId != workspace)
            return ForumErrors.BotNotFound;
        return await database.WriteAsync(workspace, async db =>
        {
            if (await db.StaffLinks.FirstOrDefaultAsync(l => l.AdminId == adminId) is not { } link)
                return (Result<string>)ForumErrors.NotLinked;
            if (!await db.Reachability.AnyAsync(r => r.BotId == botId && r.ChatId == link.TelegramUserId && r.IsReachable))
                return ForumErrors.NotStarted(bot.Username);
            outbox.Add(db, Message(bot, link.TelegramUserId, time.GetUtcNow()));
            return link.TelegramName;
        });
    }

    /// <summary>What is said once the group was chosen; the button goes away with it.</summary>
    internal static JsonObject Answer(string words) => new() { ["text"] = words, ["reply_markup"] = new JsonObject { ["remove_keyboard"] = true } };

    internal static OutboxMessage Message(ActiveBot bot, long person, DateTimeOffset now, JsonObject? parameters = null) => new()
    {
        WorkspaceId = bot.WorkspaceId,
        BotId = bot.Id,
        ChatId = person,
        Method = "sendMessage",
        Parameters = (parameters ?? Question()).ToJsonString(),
        Lane = Lane.Reply,
        Priority = Priority.High,
        OnUncertain = OnUncertain.Retry,
        CreatedAt = now,
    };

    private static JsonObject Question() => new()
    {
        ["text"] = "Choose the group in which conversations shall appear as topics. It has topics switched on, is private, and you are its administrator. The bot becomes one, too.",
        ["reply_markup"] = new JsonObject
        {
            ["keyboard"] = new JsonArray { new JsonArray { Button() } },
            ["resize_keyboard"] = true,
            ["one_time_keyboard"] = true,
        },
    };

    private static JsonObject Button() => new()
    {
        ["text"] = "Choose the group",
        ["request_chat"] = new JsonObject
        {
            ["request_id"] = RequestId,
            ["chat_is_channel"] = false,
            ["chat_is_forum"] = true,
            ["chat_has_username"] = false,
            ["user_administrator_rights"] = Rights("can_manage_topics", "can_delete_messages", "can_promote_members", "can_invite_users"),
            ["bot_administrator_rights"] = Rights("can_manage_topics", "can_delete_messages"),
            ["request_title"] = true,
        },
    };

    // Every right that the type requires has to stand there (core.telegram.org/bots/api#chatadministratorrights).
    private static JsonObject Rights(params string[] given)
    {
        string[] all =
        [
            "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
            "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories", "can_manage_topics",
        ];
        return new JsonObject([.. all.Select(right => KeyValuePair.Create(right, (JsonNode?)(right == "can_manage_chat" || given.Contains(right))))]);
    }
}
