using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Sequences;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Matching;

/// <summary>Broadcasts, gifts and sequences that still need their audience. Drafts do not: who opens one sees that a part of it is gone.</summary>
internal sealed class CampaignUses : IAudienceUse
{
    private static readonly BroadcastState[] Ahead = [BroadcastState.Scheduled, BroadcastState.Running, BroadcastState.Paused];
    private static readonly GiftState[] Giving = [GiftState.Running, GiftState.Paused];

    public async Task<IReadOnlyList<AudienceUse>> ReadAsync(AppDbContext db, CancellationToken cancellation)
    {
        var broadcasts = await db.Broadcasts.Where(b => Ahead.Contains(b.State)).Select(b => new { b.Name, b.Audience }).ToListAsync(cancellation);
        var gifts = await db.GiftCampaigns.Where(g => Giving.Contains(g.State)).Select(g => new { g.Name, g.Audience }).ToListAsync(cancellation);
        var sequences = await db.Sequences.Where(s => s.IsOn).ToListAsync(cancellation);
        return
        [
            .. broadcasts.Select(b => new AudienceUse($"the broadcast “{b.Name}”", Audience.Read(b.Audience))),
            .. gifts.Select(g => new AudienceUse($"the gift “{g.Name}”", Audience.Read(g.Audience))),
            .. sequences.Select(s => new AudienceUse($"the sequence “{s.Name}”", Audience.Any([.. Of(s)]))),
        ];
    }

    private static IEnumerable<Audience> Of(Sequence sequence)
    {
        if (sequence.EndsFor is { } ends)
            yield return Audience.Read(ends);
        foreach (var step in SequenceStep.Read(sequence.Steps))
        {
            if (step.Only is { } only)
                yield return only;
        }
    }
}
