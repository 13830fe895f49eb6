using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>Categories of broadcasts that they wanted no more of.</summary>
internal sealed class OptOutSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.OptOut];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var (at, key) = query.BorderOf(TimelineKind.OptOut);
        var rows = await db.OptOuts.Where(o => query.People.Contains(o.TelegramUserId) && (o.At < at || (o.At == at && o.CategoryId < key)))
            .OrderByDescending(o => o.At).ThenByDescending(o => o.CategoryId).Take(query.Size)
            .Join(db.BroadcastCategories, o => o.CategoryId, c => c.Id, (o, c) => new { o.At, o.CategoryId, o.BroadcastId, c.Name }).ToListAsync(cancellation);
        return [.. rows.Select(o => new TimelineEntry(TimelineKind.OptOut, o.At, o.CategoryId, "Opted out")
        {
            Text = o.Name, Href = o.BroadcastId is { } broadcast ? FormattableString.Invariant($"/broadcast/{broadcast}") : null,
        })];
    }
}
