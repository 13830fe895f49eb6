using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>Finds conversations whose topics are behind, from what is stored.</summary>
public sealed class BehindReader(IDatabase database, TimeProvider time)
{
    private const int Most = 5_000;

    /// <summary>Edits and reactions leave no trace of when; they are looked for where something was said lately.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(12);

    public async Task<IReadOnlyList<long>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (await db.ForumGroups.FirstOrDefaultAsync(cancellation) is not { } group)
            return [];
        var since = time.GetUtcNow() - Lately;
        var lately = await db.ForumTopics.Join(db.Conversations.Where(c => c.LastMessageAt > since), t => t.ConversationId, c => c.Id, (_, c) => c.Id).Take(Most).ToListAsync(cancellation);
        return [.. (await Behind(db).Select(c => c.Id).Take(Most).ToListAsync(cancellation)).Concat(await WithoutTopic(db, group).Select(c => c.Id).Take(Most).ToListAsync(cancellation)).Concat(lately).Distinct()];
    }

    /// <summary>How many conversations have something that the group does not show.</summary>
    public async Task<int> CountAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (await db.ForumGroups.FirstOrDefaultAsync(cancellation) is not { } group)
            return 0;
        return await Behind(db).CountAsync(cancellation) + await WithoutTopic(db, group).CountAsync(cancellation);
    }

    private static IQueryable<Conversation> Behind(AppDbContext db) => db.ForumTopics
        .Join(db.Conversations, t => t.ConversationId, c => c.Id, (t, c) => new { Topic = t, Conversation = c })
        .Where(x => x.Topic.State != TopicState.Ready || (x.Conversation.LastMessageId > x.Topic.MirroredUpTo && !db.Set<ForumPost>().Any(p => p.MessageId == x.Conversation.LastMessageId)))
        .Select(x => x.Conversation);

    private static IQueryable<Conversation> WithoutTopic(AppDbContext db, ForumGroup group) => db.Conversations
        .Where(c => (c.State == ConversationState.Open || c.State == ConversationState.Snoozed) && c.LastMessageId > group.FirstMessageId
            && (c.Kind == ConversationKind.Private || c.Kind == ConversationKind.Business)
            && db.Set<Reachability>().Any(r => r.BotId == c.BotId && r.ChatId == group.ChatId && r.IsReachable)
            && !db.Set<ForumTopic>().Any(t => t.ConversationId == c.Id));
}
