using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Reading;

/// <summary>Reads the list, newest first, a page at a time by key, so that its cost does not grow with the number of conversations.</summary>
public sealed class ConversationList(IDatabase database)
{
    public const int PageSize = 50;

    public async Task<ConversationPage> ReadAsync(WorkspaceId workspace, ConversationFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = Matching(db, filter);
        if (filter.Before is { } before)
            query = query.Where(c => c.LastMessageAt < before.At || (c.LastMessageAt == before.At && c.Id < before.Id));
        var rows = await query.OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id).Take(filter.Size + 1).ToListAsync(cancellation);
        var last = rows.Count > filter.Size ? rows[filter.Size - 1] : null;
        return new ConversationPage([.. rows.Take(filter.Size)], last is null ? null : new ConversationCursor(last.LastMessageAt, last.Id));
    }

    /// <summary>The numbers of everything that a filter matches, the newest first.</summary>
    public async Task<IReadOnlyList<long>> ReadIdsAsync(WorkspaceId workspace, ConversationFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await Matching(db, filter).OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id).Select(c => c.Id).ToListAsync(cancellation);
    }

    /// <summary>How many conversations a filter matches.</summary>
    public async Task<int> CountAsync(WorkspaceId workspace, ConversationFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await Matching(db, filter).CountAsync(cancellation);
    }

    /// <summary>What stands beside the views that somebody sees; each figure above <see cref="InboxCounts.Most"/> means more than that.</summary>
    public async Task<InboxCounts> ReadCountsAsync(WorkspaceId workspace, long adminId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return new InboxCounts(
            await UpToMostAsync(Matching(db, new ConversationFilter()), cancellation),
            await UpToMostAsync(Matching(db, new ConversationFilter { Assignee = adminId }), cancellation),
            await UpToMostAsync(Matching(db, new ConversationFilter { IsUnassigned = true }), cancellation),
            await UpToMostAsync(Matching(db, new ConversationFilter(OnlyUnread: true)), cancellation));
    }

    /// <summary>How many conversations wait for somebody to look.</summary>
    public async Task<int> CountUnreadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Conversations.CountAsync(c => c.UnreadCount > 0 && c.State == ConversationState.Open, cancellation);
    }

    public async Task<int> CountOpenAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Conversations.CountAsync(c => c.State == ConversationState.Open, cancellation);
    }

    public async Task<Conversation?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Conversations.FirstOrDefaultAsync(c => c.Id == id, cancellation);
    }

    /// <summary>One conversation, where the filter matches it.</summary>
    public async Task<Conversation?> FindAsync(WorkspaceId workspace, long id, ConversationFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await Matching(db, filter).FirstOrDefaultAsync(c => c.Id == id, cancellation);
    }

    /// <summary>The bots that a list can be narrowed to, by name.</summary>
    public async Task<IReadOnlyList<InboxBot>> ReadBotsAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Name).Select(b => new InboxBot(b.Id, b.Name, b.Username)).ToListAsync(cancellation);
    }

    private static Task<int> UpToMostAsync(IQueryable<Conversation> query, CancellationToken cancellation) =>
        query.Select(c => c.Id).Take(InboxCounts.Most + 1).CountAsync(cancellation);

    private static IQueryable<Conversation> Matching(AppDbContext db, ConversationFilter filter)
    {
        var query = filter.WithQuiet ? db.Conversations : db.Conversations.Where(c => c.State == filter.State);
        var labelled = db.ConversationLabels;
        if (filter.IsUnassigned)
            query = query.Where(c => c.AssigneeId == null);
        if (filter.Assignee is { } assignee)
            query = query.Where(c => c.AssigneeId == assignee);
        if (filter.Priority is { } priority)
            query = priority == ConversationPriority.Normal
                ? query.Where(c => c.Priority == priority)
                : query.Where(c => c.Priority != ConversationPriority.Normal && c.Priority == priority); // So that SQLite sees the index of the others.
        if (filter.IsWaiting)
            query = query.Where(c => c.WaitingSince != null);
        if (filter.Label is { } label)
            query = query.Where(c => labelled.Where(l => l.LabelId == label).Select(l => l.ConversationId).Contains(c.Id));
        if (filter.OnlyUnread)
            query = query.Where(c => c.UnreadCount > 0);
        if (filter.Bot is { } bot)
            query = query.Where(c => c.BotId == bot);
        if (filter.Bots is { } bots)
            query = query.Where(c => bots.Contains(c.BotId));
        if (filter.Words is { Length: > 0 } words)
        {
            var pattern = $"%{Escape(words)}%";
            query = query.Where(c => EF.Functions.Like(c.SearchText, pattern, @"\"));
        }
        return query;
    }

    private static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}

public sealed record ConversationFilter(bool OnlyUnread = false, string? Search = null, BotId? Bot = null, ConversationCursor? Before = null)
{
    /// <summary>Only of these; null for all of the workspace.</summary>
    public IReadOnlyCollection<BotId>? Bots { get; init; }

    /// <summary>Whatever their state, those too in which nobody wrote to the team yet.</summary>
    public bool WithQuiet { get; init; }

    public ConversationState State { get; init; } = ConversationState.Open;

    public bool IsUnassigned { get; init; }

    public long? Assignee { get; init; }

    public ConversationPriority? Priority { get; init; }

    /// <summary>Only those in which the person waits for the team.</summary>
    public bool IsWaiting { get; init; }

    public long? Label { get; init; }

    public int Size { get; init; } = ConversationList.PageSize;

    /// <summary>What is looked for: as names are stored, and without the @ that stands before a username.</summary>
    internal string Words => (Search ?? "").Trim().TrimStart('@').ToLowerInvariant();
}

public sealed record InboxBot(BotId Id, string Name, string Username);

/// <summary>Where the next page begins.</summary>
public sealed record ConversationCursor(DateTimeOffset At, long Id);

public sealed record ConversationPage(IReadOnlyList<Conversation> Rows, ConversationCursor? Next);
