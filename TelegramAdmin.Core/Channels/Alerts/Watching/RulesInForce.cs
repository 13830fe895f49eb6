using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

internal static class RulesInForce
{
    /// <summary>The rules of some kinds that watch a channel now.</summary>
    public static async Task<IReadOnlyList<ChannelAlertRule>> RulesAsync(this AppDbContext db, TrackedChannel channel, params AlertKind[] kinds) =>
        [.. (await db.Set<ChannelAlertRule>().AsNoTracking()
            .Where(r => r.WorkspaceId == channel.WorkspaceId && r.IsOn && r.DeletedAt == null && kinds.Contains(r.Kind)).OrderBy(r => r.Id).ToListAsync())
            .Where(r => r.IsAbout(channel))];
}
