using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>Takes a tier out of use. Who was in it is in the default one from then on.</summary>
public sealed class ArchiveTier(IDatabase database, EventBus events, TimeProvider time)
{
    public Task<Result<Tier>> RunAsync(WorkspaceId workspace, long id) => database.WriteAsync(workspace, async db =>
    {
        var tier = await db.Tiers.AsTracking().FirstOrDefaultAsync(t => t.Id == id && t.ArchivedAt == null);
        if (tier is null)
            return (Result<Tier>)ManagingErrors.TierNotFound;
        if (tier.IsDefault)
            return ManagingErrors.TierIsDefault;
        tier.ArchivedAt = time.GetUtcNow();
        await db.CreditAccounts.Where(a => a.WorkspaceId == workspace && a.TierId == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.TierId, (long?)null));
        db.AfterCommit(() => events.Publish(new TiersChanged(workspace)));
        return tier;
    });
}
