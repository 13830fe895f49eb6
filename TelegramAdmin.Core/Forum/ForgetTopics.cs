using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Forum;

/// <summary>Has the bot delete the topics of an erased person in the team's group, with every message in them (core.telegram.org/bots/api#deleteforumtopic).</summary>
internal sealed class ForgetTopics(Outbox outbox, TimeProvider time) : IPersonTraces
{
    public async Task ForgetAsync(AppDbContext db, WorkspaceId workspace, IReadOnlyCollection<long> conversations, CancellationToken cancellation)
    {
        var topics = await (from topic in db.Set<ForumTopic>().Where(t => t.WorkspaceId == workspace && t.ThreadId != null && t.State == TopicState.Ready && conversations.Contains(t.ConversationId))
                            join conversation in db.Set<Conversation>() on topic.ConversationId equals conversation.Id
                            join found in db.Set<ForumGroup>() on new { conversation.WorkspaceId, conversation.BotId } equals new { found.WorkspaceId, found.BotId }
                            select new { found.BotId, found.ChatId, Thread = topic.ThreadId!.Value }).ToListAsync(cancellation);
        foreach (var topic in topics)
        {
            outbox.Add(db, new OutboxMessage
            {
                WorkspaceId = workspace,
                BotId = topic.BotId,
                ChatId = topic.ChatId,
                Method = "deleteForumTopic",
                Parameters = new JsonObject { ["message_thread_id"] = topic.Thread }.ToJsonString(),
                Lane = Lane.Reply,
                Priority = Priority.Low,
                OnUncertain = OnUncertain.Retry,
                CreatedAt = time.GetUtcNow(),
            });
        }
    }
}
