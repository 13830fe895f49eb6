using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>Broadcasts that reached them.</summary>
internal sealed class CampaignSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.Campaign];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var (at, key) = query.BorderOf(TimelineKind.Campaign);
        var broadcasts = db.Broadcasts;
        var rows = await db.Recipients.Where(r => query.People.Contains(r.TelegramUserId) && r.State == RecipientState.Sent && r.SentAt != null && (r.SentAt < at || (r.SentAt == at && r.Id < key)))
            .OrderByDescending(r => r.SentAt).ThenByDescending(r => r.Id).Take(query.Size)
            .Select(r => new { r.Id, r.BroadcastId, r.SentAt, r.PressedAt, Name = broadcasts.Where(b => b.Id == r.BroadcastId).Select(b => b.Name).FirstOrDefault() }).ToListAsync(cancellation);
        return [.. rows.Select(r => new TimelineEntry(TimelineKind.Campaign, r.SentAt!.Value, r.Id, r.PressedAt is null ? "Got a broadcast" : "Got a broadcast and pressed a button")
        {
            Text = r.Name, Href = FormattableString.Invariant($"/broadcast/{r.BroadcastId}"),
        })];
    }
}
