using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Profiles.Acting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>Acts upon many people that changed something about them too.</summary>
internal sealed class BulkActSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.BulkAct];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var (at, key) = query.BorderOf(TimelineKind.BulkAct);
        var rows = await db.BulkActRows.Where(r => query.People.Contains(r.TelegramUserId) && r.State == BulkRowState.Done && r.At != null && (r.At < at || (r.At == at && r.BulkActId < key)))
            .OrderByDescending(r => r.At).ThenByDescending(r => r.BulkActId).Take(query.Size)
            .Join(db.BulkActs, r => r.BulkActId, a => a.Id, (r, a) => new { r.At, Act = a }).ToListAsync(cancellation);
        return [.. rows.Select(r => new TimelineEntry(TimelineKind.BulkAct, r.At!.Value, r.Act.Id, r.Act.Words)
        {
            Text = FormattableString.Invariant($"With {r.Act.People - 1} others"), By = r.Act.By, Href = FormattableString.Invariant($"/users/acts?open={r.Act.Id}"),
        })];
    }
}
