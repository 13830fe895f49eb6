using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations;

/// <summary>People who wait: past the promised answer, shortly before it, and, where nothing was promised, for long.</summary>
internal sealed class ConversationNeeds(IDatabase database, SettingsStore settings, TimeProvider time) : INeedSource
{
    /// <summary>Without a promise, this counts as long.</summary>
    public static readonly TimeSpan LongWait = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var soon = now.AddMinutes(await settings.GetAsync(workspace, InboxSettings.RemindMinutes));
        var longAgo = now - LongWait;
        await using var db = database.Read(workspace);
        var open = db.Conversations.Where(c => c.State == ConversationState.Open);
        var needs = new List<Need?>
        {
            await OfAsync(NeedKind.PromisesBroken, NeedLevel.Bad, open.Where(c => c.DueAt < now), c => c.DueAt, cancellation),
            await OfAsync(NeedKind.PromisesDue, NeedLevel.Warn, open.Where(c => c.DueAt >= now && c.DueAt < soon), c => c.DueAt, cancellation),
            await WaitingAsync(db, longAgo, cancellation),
        };
        return [.. needs.OfType<Need>()];
    }

    private static async Task<Need?> OfAsync(
        NeedKind kind, NeedLevel level, IQueryable<Conversation> matching, Expression<Func<Conversation, DateTimeOffset?>> since, CancellationToken cancellation)
    {
        if (await matching.CountAsync(cancellation) is not (> 0 and var count))
            return null;
        var oldest = await matching.OrderBy(since).FirstOrDefaultAsync(cancellation);
        return NeedOf(kind, level, count, oldest, oldest?.DueAt, "/conversations?view=waiting");
    }

    // Sums over the unread ones only: asked for those before a time, SQLite would go through every conversation in the order of time.
    private static async Task<Need?> WaitingAsync(AppDbContext db, DateTimeOffset longAgo, CancellationToken cancellation)
    {
        var unread = db.Conversations.Where(c => c.UnreadCount > 0 && c.DueAt == null);
        var sums = await unread.GroupBy(_ => 1).Select(g => new { Late = g.Count(c => c.LastMessageAt < longAgo), Oldest = g.Min(c => c.LastMessageAt) }).FirstOrDefaultAsync(cancellation);
        if (sums is not { Late: > 0 })
            return null;
        var oldest = await unread.OrderBy(c => c.Id).FirstOrDefaultAsync(c => c.LastMessageAt == sums.Oldest, cancellation);
        return NeedOf(NeedKind.ConversationsWait, NeedLevel.Warn, sums.Late, oldest, oldest?.LastMessageAt, "/conversations?unread=true");
    }

    private static Need NeedOf(NeedKind kind, NeedLevel level, int count, Conversation? oldest, DateTimeOffset? since, string address) =>
        new(kind, level, count, count == 1 && oldest is not null ? FormattableString.Invariant($"/conversations/{oldest.Id}") : address) { Subject = oldest?.Title, Since = since };
}
