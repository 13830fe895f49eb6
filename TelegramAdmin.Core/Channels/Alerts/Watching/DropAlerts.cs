using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>A channel is removed: its alerts and the rules for it alone go with it. Who started by its links goes at night (<see cref="TidyAlerts"/>).</summary>
internal sealed class DropAlerts : IRemovalObserver
{
    public async Task RemovingAsync(AppDbContext db, TrackedChannel channel)
    {
        await db.Set<ChannelAlertRule>().Where(r => r.ChannelId == channel.Id).ExecuteDeleteAsync();
        await db.Set<ChannelAlert>().Where(a => a.ChannelId == channel.Id).ExecuteDeleteAsync();
    }
}
