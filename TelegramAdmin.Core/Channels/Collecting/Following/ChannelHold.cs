using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Following;

internal static class ChannelHold
{
    /// <summary>
    /// The channel, tracked. From here to the end of the transaction nobody else changes it or what is kept of it: the collector, what happens live
    /// and people all come through here. Null where it was removed.
    /// </summary>
    public static async Task<TrackedChannel?> HoldChannelAsync(this AppDbContext db, long id) =>
        await db.TrackedChannels.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.IsOwn, c => c.IsOwn)) == 0
            ? null : await db.TrackedChannels.AsTracking().FirstOrDefaultAsync(c => c.Id == id);

    /// <summary>Where a channel stands that is being read.</summary>
    public static ChannelState ReadState(this TrackedChannel channel) =>
        channel.TelegramId is null ? ChannelState.Adding : channel.HistoryDoneAt is null ? ChannelState.CatchingUp : ChannelState.Live;

    /// <summary>Somebody wants it read, and it can be.</summary>
    public static bool IsRead(this TrackedChannel channel) => channel.State is ChannelState.Adding or ChannelState.CatchingUp or ChannelState.Live;
}
