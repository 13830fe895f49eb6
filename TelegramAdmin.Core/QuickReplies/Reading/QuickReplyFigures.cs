using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies.Reading;

/// <summary>How quick replies were used in the last days.</summary>
public sealed class QuickReplyFigures(IDatabase database, TimeProvider time)
{
    public const int Days = 30;

    private const int Most = 12;

    public async Task<ReplyFigures> ReadAsync(WorkspaceId workspace, long adminId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var today = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var first = today.AddDays(1 - Days);
        var uses = db.QuickReplyUses.Where(u => u.Day >= first);
        var byDay = await uses.GroupBy(u => u.Day).Select(g => new { g.Key, Count = g.Sum(u => u.Count) }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var byAdmin = await uses.GroupBy(u => u.AdminId).Select(g => new { g.Key, Count = g.Sum(u => u.Count) }).OrderByDescending(g => g.Count).ToListAsync(cancellation);
        var byReply = await uses.Join(db.QuickReplies.Where(r => r.AdminId == null || r.AdminId == adminId), u => u.QuickReplyId, r => r.Id, (u, r) => new { r.Id, r.Shortcut, r.Title, u.Count })
            .GroupBy(u => new { u.Id, u.Shortcut, u.Title }).Select(g => new { g.Key, Count = g.Sum(u => u.Count) }).OrderByDescending(g => g.Count).ToListAsync(cancellation);
        var days = Enumerable.Range(0, Days).Select(d => first.AddDays(d)).ToList();
        return new ReplyFigures(byDay.Values.Sum(), [.. days.Select(d => new DayUses(d, byDay.GetValueOrDefault(d)))],
            [.. byReply.Take(Most).Select(r => new ReplyUses(r.Key.Id, r.Key.Shortcut, r.Key.Title, r.Count))],
            byDay.Values.Sum() - byReply.Take(Most).Sum(r => r.Count), [.. byAdmin.Select(a => new AdminUses(a.Key, a.Count))]);
    }
}

/// <param name="ByReply">The most used first; only those that whoever looks may see.</param>
/// <param name="Others">Uses of all the rest, private ones of others among them.</param>
public sealed record ReplyFigures(long Total, IReadOnlyList<DayUses> ByDay, IReadOnlyList<ReplyUses> ByReply, long Others, IReadOnlyList<AdminUses> ByAdmin);

public sealed record DayUses(DateTimeOffset Day, long Count);

public sealed record ReplyUses(long Id, string Shortcut, string Title, long Count);

public sealed record AdminUses(long AdminId, long Count);
