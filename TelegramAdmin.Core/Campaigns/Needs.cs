using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns;

/// <summary>Broadcasts that stopped by themselves.</summary>
internal sealed class CampaignNeeds(IDatabase database) : INeedSource
{
    private const int Most = 5;

    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var stopped = await db.Broadcasts.Where(b => b.State == BroadcastState.Paused && b.Trouble != null).OrderByDescending(b => b.Id).Take(Most).ToListAsync(cancellation);
        return [.. stopped.Select(b => new Need(NeedKind.CampaignStopped, NeedLevel.Bad, 1, FormattableString.Invariant($"/broadcast/{b.Id}"))
        {
            Subject = b.Name,
            SubjectId = b.Id,
            Detail = b.Trouble,
            Since = b.ChangedAt,
        })];
    }
}
