using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Conversations.Reading;

/// <summary>Reads one conversation: its messages backwards by pages, and what is known of the person.</summary>
public sealed class ConversationReader(IDatabase database)
{
    public const int PageSize = 60;

    /// <param name="before">Only messages older than this one; null for the newest.</param>
    /// <returns>Oldest first.</returns>
    public async Task<MessagePage> ReadAsync(WorkspaceId workspace, long conversationId, long? before = null, int size = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await db.ConversationMessages.Where(m => m.ConversationId == conversationId && (before == null || m.Id < before))
            .OrderByDescending(m => m.Id).Take(size + 1).ToListAsync(cancellation);
        return new MessagePage([.. rows.Take(size).Reverse()], rows.Count > size);
    }

    /// <summary>A message and all that came after it: what an open page holds, read anew.</summary>
    /// <returns>Oldest first.</returns>
    public async Task<IReadOnlyList<ConversationMessage>> ReadFromAsync(WorkspaceId workspace, long conversationId, long first, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.ConversationMessages.Where(m => m.ConversationId == conversationId && m.Id >= first).OrderBy(m => m.Id).ToListAsync(cancellation);
    }

    /// <summary>How many messages there are from this one on, counted no further than <paramref name="most"/>.</summary>
    public async Task<int> CountFromAsync(WorkspaceId workspace, long conversationId, long first, int most, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.ConversationMessages.Where(m => m.ConversationId == conversationId && m.Id >= first).Take(most).CountAsync(cancellation);
    }

    /// <summary>Finds the message that a reply refers to by Telegram's id.</summary>
    public async Task<long?> FindAsync(WorkspaceId workspace, long conversationId, long telegramMessageId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.ConversationMessages
            .Where(m => m.ConversationId == conversationId && m.TelegramMessageId == telegramMessageId && m.Kind != MessageKind.ButtonPress)
            .Select(m => (long?)m.Id).FirstOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyList<MessageRevision>> ReadRevisionsAsync(WorkspaceId workspace, long messageId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.MessageRevisions.Where(r => r.MessageId == messageId).OrderBy(r => r.Id).ToListAsync(cancellation);
    }

    public async Task<ConversationFacts?> ReadFactsAsync(WorkspaceId workspace, long conversationId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var conversation = await db.Conversations.FirstOrDefaultAsync(c => c.Id == conversationId, cancellation);
        if (conversation is null)
            return null;
        var bot = await db.Bots.FirstOrDefaultAsync(b => b.Id == conversation.BotId, cancellation);
        var person = await db.BotUsers.FirstOrDefaultAsync(u => u.BotId == conversation.BotId && u.TelegramUserId == conversation.ChatId, cancellation);
        var reach = await db.Reachability.FirstOrDefaultAsync(r => r.BotId == conversation.BotId && r.ChatId == conversation.ChatId, cancellation);
        return new ConversationFacts(conversation, bot, person, reach,
            await db.Reachability.CountAsync(r => r.ChatId == conversation.ChatId && r.IsReachable, cancellation),
            await db.Bots.CountAsync(b => b.State != BotState.Removed, cancellation),
            await db.ConversationMessages.CountAsync(m => m.ConversationId == conversationId && (m.Author == MessageAuthor.Bot || m.Author == MessageAuthor.Operator) && m.Kind != MessageKind.Note, cancellation))
        {
            Visit = await db.ConversationVisits.FirstOrDefaultAsync(v => v.Id == conversation.VisitId, cancellation),
            Ratings = await ReadRatingsAsync(db, conversationId, cancellation),
        };
    }

    /// <summary>The matters that are over, the latest first.</summary>
    public async Task<IReadOnlyList<ConversationVisit>> ReadEarlierAsync(WorkspaceId workspace, long conversationId, int most = 5, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.ConversationVisits.Where(v => v.ConversationId == conversationId && v.ClosedAt != null).OrderByDescending(v => v.Id).Take(most).ToListAsync(cancellation);
    }

    /// <summary>When messages that wait for their time go out, by the number of their row in the outbox.</summary>
    public async Task<IReadOnlyDictionary<long, DateTimeOffset>> ReadSendTimesAsync(WorkspaceId workspace, IReadOnlyCollection<long> outboxIds, CancellationToken cancellation = default)
    {
        if (outboxIds.Count == 0)
            return new Dictionary<long, DateTimeOffset>();
        await using var db = database.Read(workspace);
        return await db.OutboxMessages.Where(m => outboxIds.Contains(m.Id) && m.SendAt != null).ToDictionaryAsync(m => m.Id, m => m.SendAt!.Value, cancellation);
    }

    private static async Task<Ratings> ReadRatingsAsync(AppDbContext db, long conversationId, CancellationToken cancellation)
    {
        var stars = await db.ConversationVisits.Where(v => v.ConversationId == conversationId && v.Rating != null).Select(v => v.Rating!.Value).ToListAsync(cancellation);
        return new Ratings(stars.Count, stars.Count == 0 ? 0 : stars.Average());
    }
}

public sealed record MessagePage(IReadOnlyList<ConversationMessage> Messages, bool HasOlder);

/// <param name="Bot">Null for a bot that is not in this workspace any more; a removed one has that state.</param>
/// <param name="ReachableBots">How many of the workspace's bots can write to the person.</param>
/// <param name="Bots">How many bots the workspace has.</param>
public sealed record ConversationFacts(Conversation Conversation, Bot? Bot, BotUser? Person, Reachability? Reach, int ReachableBots, int Bots, int MessagesOut)
{
    /// <summary>The matter that is under way; null while there is none.</summary>
    public ConversationVisit? Visit { get; init; }

    public Ratings Ratings { get; init; } = new(0, 0);

    public bool IsBotGone => Bot is null or { State: BotState.Removed };
}

/// <param name="Average">1 to 5; 0 while there are none.</param>
public sealed record Ratings(int Count, double Average);
