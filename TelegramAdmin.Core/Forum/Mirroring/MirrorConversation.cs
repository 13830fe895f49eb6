using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>
/// Leaves for a conversation's topic what it does not show yet. A message, its post and the topic's place in the conversation are one transaction, so
/// that whoever goes on after a crash neither misses nor repeats one.
/// </summary>
public sealed class MirrorConversation(IDatabase database, ForumOutbox outbox, OpenTopic open, TopicCard card, FollowTopic follow, ShowChanges changes, TimeProvider time)
{
    private const int MostAtOnce = 60;
    private const int FarBehind = 30;

    // Numbers are given before the commit: a message may become visible after one with a higher number.
    private const int LateNumbers = 5_000;

    /// <param name="room">How many calls may be left now.</param>
    /// <param name="isBusy">Many topics are behind: lines share posts.</param>
    public Task<MirrorStep> RunAsync(WorkspaceId workspace, long conversationId, int room, bool isBusy) => database.WriteAsync(workspace, async db =>
    {
        var group = await db.ForumGroups.FirstOrDefaultAsync();
        var conversation = await db.Conversations.FirstOrDefaultAsync(c => c.Id == conversationId);
        if (group is not { State: ForumState.Working } || conversation is not { Kind: ConversationKind.Private or ConversationKind.Business })
            return MirrorStep.Nothing;
        var topic = await db.ForumTopics.AsTracking().FirstOrDefaultAsync(t => t.ConversationId == conversationId);
        if (topic is null && (conversation.State is ConversationState.Quiet or ConversationState.Closed || !(conversation.LastMessageId > group.FirstMessageId)))
            return MirrorStep.Nothing;
        if (!await db.Reachability.AnyAsync(r => r.BotId == conversation.BotId && r.ChatId == group.ChatId && r.IsReachable))
            return MirrorStep.Nothing; // This bot is not in the group; Settings say so.
        if (topic is { State: TopicState.Making })
            return MirrorStep.Nothing; // Comes back once Telegram answered.
        return topic is { State: TopicState.Ready } ? await ShowAsync(db, group, conversation, topic, room, isBusy) : await open.RunAsync(db, group, conversation, topic);
    });

    private async Task<MirrorStep> ShowAsync(AppDbContext db, ForumGroup group, Conversation conversation, ForumTopic topic, int room, bool isBusy)
    {
        var waiting = await WaitingAsync(db, conversation, topic);
        var calls = follow.Before(db, group, conversation, topic);
        var parts = new CutParts(conversation, isBusy || waiting.Count > FarBehind, time.GetUtcNow()).Of(waiting, out var waitUntil);
        if (parts.Count > 0 && await card.OfAsync(db, conversation, topic, parts[0].Messages[0].Id) is { } first)
        {
            Add(db, group, conversation, topic, first);
            calls++;
        }
        foreach (var part in parts.Take(Math.Max(1, room)))
            calls += await PostAsync(db, group, conversation, topic, part);
        if (parts.Count > Math.Max(1, room) || waiting.Count == MostAtOnce)
            return new MirrorStep(calls, HasMore: true);
        if (waitUntil is not null)
            return new MirrorStep(calls, LookAgainAt: waitUntil);
        calls += await changes.RunAsync(db, group, conversation, topic);
        return new MirrorStep(calls + follow.After(db, group, conversation, topic));
    }

    private static Task<List<ConversationMessage>> WaitingAsync(AppDbContext db, Conversation conversation, ForumTopic topic) => db.ConversationMessages
        .Where(m => m.ConversationId == conversation.Id && m.Kind != MessageKind.ButtonPress
            && (m.Id > topic.MirroredUpTo || (m.Id > topic.MirroredUpTo - LateNumbers && m.SentAt > topic.MadeAt))
            && !db.Set<ForumPost>().Any(p => p.MessageId == m.Id))
        .OrderBy(m => m.Id).Take(MostAtOnce).ToListAsync();

    private async Task<int> PostAsync(AppDbContext db, ForumGroup group, Conversation conversation, ForumTopic topic, ForumPart part)
    {
        if (part.Heading is { } heading)
            Add(db, group, conversation, topic, heading);
        await AnswerAsync(db, part);
        var row = Add(db, group, conversation, topic, part.Call);
        await db.SaveChangesAsync();
        db.ForumPosts.AddRange(part.Messages.Select(m => new ForumPost
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            MessageId = m.Id,
            IsFromGroup = false,
            OutboxId = row.Id,
            Shown = PostLook.Of(part.Form, m),
        }));
        topic.MirroredUpTo = Math.Max(topic.MirroredUpTo, part.Messages[^1].Id);
        await db.SaveChangesAsync();
        return part.Heading is null ? 1 : 2;
    }

    private OutboxMessage Add(AppDbContext db, ForumGroup group, Conversation conversation, ForumTopic topic, BotCall call)
    {
        call.Parameters["message_thread_id"] = topic.ThreadId;
        return outbox.Add(db, group, conversation, call);
    }

    // What the message answers, where the topic shows it.
    private static async Task AnswerAsync(AppDbContext db, ForumPart part)
    {
        if (part.Call.Method == "copyMessages" || part.Messages[0] is not { ReplyToTelegramId: { } answered } message)
            return;
        var post = await db.ConversationMessages.Where(m => m.ConversationId == message.ConversationId && m.TelegramMessageId == answered && m.Kind != MessageKind.ButtonPress)
            .Join(db.ForumPosts.Where(p => p.GroupMessageId != null), m => m.Id, p => p.MessageId, (_, p) => p.GroupMessageId).FirstOrDefaultAsync();
        if (post is { } id)
            part.Call.Parameters["reply_parameters"] = new JsonObject { ["message_id"] = id, ["allow_sending_without_reply"] = true };
    }
}

/// <param name="Calls">How many were left.</param>
/// <param name="HasMore">There was no room for all.</param>
/// <param name="LookAgainAt">Something is not complete yet.</param>
public readonly record struct MirrorStep(int Calls, bool HasMore = false, DateTimeOffset? LookAgainAt = null)
{
    public static MirrorStep Nothing => default;
}
