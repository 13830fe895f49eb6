using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running;

/// <summary>Finishes what has nobody left who waits or is under way.</summary>
internal sealed class EndBroadcast(IDatabase database, BroadcastPulse pulse, TimeProvider time)
{
    /// <returns>Whether it is over.</returns>
    public async Task<bool> RunOnceAsync(Broadcast broadcast)
    {
        if (broadcast.ListedAt is null || await HasOpenAsync(broadcast))
            return false;
        var isOver = await database.WriteAsync(broadcast.WorkspaceId, db => EndAsync(db, broadcast.Id));
        if (isOver)
            pulse.Note(broadcast.WorkspaceId, broadcast.Id);
        return isOver;
    }

    private async Task<bool> HasOpenAsync(Broadcast broadcast)
    {
        await using var db = database.Read(broadcast.WorkspaceId);
        return await OpenAsync(db, broadcast.Id);
    }

    // Once more with the row held: somebody may retry what failed at this moment.
    private async Task<bool> EndAsync(AppDbContext db, long id)
    {
        var now = (DateTimeOffset?)time.GetUtcNow();
        return await db.LockAsync(id) && !await OpenAsync(db, id) && await db.Broadcasts.Where(b => b.Id == id && b.State == BroadcastState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BroadcastState.Finished).SetProperty(b => b.FinishedAt, now).SetProperty(b => b.Version, b => b.Version + 1)) == 1;
    }

    private static async Task<bool> OpenAsync(AppDbContext db, long id) =>
        await db.Recipients.AnyAsync(r => r.BroadcastId == id && r.State == RecipientState.Queued) || await db.Recipients.AnyAsync(r => r.BroadcastId == id && r.State == RecipientState.Waiting);
}
