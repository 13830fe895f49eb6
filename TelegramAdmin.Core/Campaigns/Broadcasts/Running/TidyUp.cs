using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running;

/// <summary>
/// What belongs to a paused or stopped broadcast and still stands in the queue: the program ended while it was called back, or a message came back into
/// the queue after that, because its bot went out or Telegram asked for silence.
/// </summary>
internal sealed class TidyUp(IDatabase database, CallBackQueued callBack)
{
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var recipients = db.Recipients;
        var held = db.Broadcasts.Where(b => b.State == BroadcastState.Paused || b.State == BroadcastState.Cancelled);
        foreach (var broadcast in await held.Where(b => recipients.Any(r => r.BroadcastId == b.Id && r.State == RecipientState.Queued)).ToListAsync(cancellation))
            await callBack.RunAsync(broadcast.WorkspaceId, broadcast.Id);
        foreach (var broadcast in await held.Where(b => b.State == BroadcastState.Cancelled && recipients.Any(r => r.BroadcastId == b.Id && r.State == RecipientState.Waiting)).ToListAsync(cancellation))
            await callBack.SkipWaitingAsync(broadcast.WorkspaceId, broadcast.Id);
    }
}
