using System.Text.Json.Nodes;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum;

/// <summary>
/// Leaves what goes into the group. It gives way to people: the reply lane sends what is of low priority when nothing else may leave. What may have been
/// lost is sent again, since twice in the team's group is better than never.
/// </summary>
public sealed class ForumOutbox(Outbox outbox, TimeProvider time)
{
    internal OutboxMessage Add(AppDbContext db, ForumGroup group, Conversation conversation, BotCall call, Priority priority = Priority.Low) => outbox.Add(db, new OutboxMessage
    {
        WorkspaceId = conversation.WorkspaceId,
        BotId = conversation.BotId,
        ChatId = group.ChatId,
        Method = call.Method,
        Parameters = call.Parameters.ToJsonString(),
        Lane = Lane.Reply,
        Priority = priority,
        OnUncertain = OnUncertain.Retry,
        SubjectId = conversation.Id,
        SubjectKind = SubjectKind.Forum,
        CreatedAt = time.GetUtcNow(),
    });

    /// <summary>Something that the bot says in a topic by itself.</summary>
    /// <param name="answers">The message in the group that it answers.</param>
    internal OutboxMessage Say(AppDbContext db, ForumGroup group, Conversation conversation, long thread, FormattedWords words, long? answers = null)
    {
        var parameters = words.Into(new JsonObject { ["message_thread_id"] = thread, ["link_preview_options"] = new JsonObject { ["is_disabled"] = true } }, "text");
        if (answers is { } id)
            parameters["reply_parameters"] = new JsonObject { ["message_id"] = id, ["allow_sending_without_reply"] = true };
        return Add(db, group, conversation, new BotCall("sendMessage", parameters), Priority.Normal);
    }
}
