using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>Asks Telegram for a conversation's topic: the first one, or another after somebody deleted it. The last messages go into it, for the context.</summary>
public sealed class OpenTopic(ForumOutbox outbox, TimeProvider time)
{
    private const int Context = 20;

    public async Task<MirrorStep> RunAsync(AppDbContext db, ForumGroup group, Conversation conversation, ForumTopic? topic)
    {
        var start = await StartAsync(db, conversation);
        if (topic is null)
            db.ForumTopics.Add(topic = New(conversation, start));
        else
            await BeginAnewAsync(db, topic, start);
        (topic.State, topic.ThreadId, topic.IsClosed, topic.Error) = (TopicState.Making, null, false, null);
        topic.Name = NameOf(conversation);
        outbox.Add(db, group, conversation, new BotCall("createForumTopic", new JsonObject { ["name"] = topic.Name }));
        return new MirrorStep(1);
    }

    /// <summary>What Telegram takes as a topic's name (core.telegram.org/bots/api#createforumtopic).</summary>
    internal static string NameOf(Conversation conversation) =>
        ShortText.Cut(string.IsNullOrWhiteSpace(conversation.Title) ? $"{conversation.ChatId}" : conversation.Title.Trim(), 128);

    private ForumTopic New(Conversation conversation, long start) => new()
    {
        ConversationId = conversation.Id,
        WorkspaceId = conversation.WorkspaceId,
        State = TopicState.Making,
        Name = "",
        MirroredUpTo = start,
        MadeAt = time.GetUtcNow(),
    };

    // What was left for the old topic and never arrived lies behind the place that is kept, however long ago that was.
    private async Task BeginAnewAsync(AppDbContext db, ForumTopic topic, long start)
    {
        var undelivered = await db.ForumPosts.Where(p => p.ConversationId == topic.ConversationId && p.GroupMessageId == null).MinAsync(p => (long?)p.MessageId);
        await db.ForumPosts.Where(p => p.ConversationId == topic.ConversationId).ExecuteDeleteAsync();
        topic.MirroredUpTo = Math.Min(Math.Min(start, topic.MirroredUpTo), undelivered - 1 ?? long.MaxValue);
        topic.MadeAt = time.GetUtcNow();
        if (topic.State == TopicState.Gone)
            topic.Generation++;
    }

    private static async Task<long> StartAsync(AppDbContext db, Conversation conversation)
    {
        var last = await db.ConversationMessages.Where(m => m.ConversationId == conversation.Id && m.Kind != MessageKind.ButtonPress)
            .OrderByDescending(m => m.Id).Take(Context).Select(m => m.Id).ToListAsync();
        return last.Count == 0 ? 0 : last[^1] - 1;
    }
}
