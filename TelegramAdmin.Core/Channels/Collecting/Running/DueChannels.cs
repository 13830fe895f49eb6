using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>Channels whose time has come, in the order in which it came: who was worked on stands behind who waits, so a long history holds nobody up.</summary>
internal static class DueChannels
{
    private const int Most = 2_000;

    // Times further ahead than any plan were written by a clock that has gone back since.
    private static readonly TimeSpan Ahead = 2 * PlanWork.Longest;
    private static readonly TimeSpan FarAhead = PlanWork.LookForLost + TimeSpan.FromDays(1);

    public static Task<List<TrackedChannel>> ReadAsync(AppDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var (ahead, farAhead) = (now + Ahead, now + FarAhead);
        return db.TrackedChannels.Where(c => c.NextWorkAt <= now || c.NextWorkAt > farAhead
                || (c.NextWorkAt > ahead && (c.State == ChannelState.Adding || c.State == ChannelState.CatchingUp || c.State == ChannelState.Live)))
            .OrderBy(c => c.NextWorkAt).ThenBy(c => c.Id).Take(Most).ToListAsync(cancellation);
    }

    public static Task<DateTimeOffset?> NextAsync(AppDbContext db, CancellationToken cancellation) => db.TrackedChannels.MinAsync(c => c.NextWorkAt, cancellation);
}
