using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>When a channel is worked on again.</summary>
internal static class PlanWork
{
    /// <summary>A channel that is read is never left alone for longer; a later time was written by a clock that has gone back since.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>One that turned private or away is looked for once in a while.</summary>
    public static readonly TimeSpan LookForLost = TimeSpan.FromDays(7);

    private static readonly TimeSpan ShortestLook = TimeSpan.FromMinutes(10);

    /// <summary>After everything else was written: the posts decide.</summary>
    public static async Task NextAsync(AppDbContext db, TrackedChannel channel, DateTimeOffset now)
    {
        if (channel.NewestMessageId is null || channel.CatchUpBelow is not null || channel.HistoryDoneAt is null)
        {
            channel.NextWorkAt = now;
            return;
        }
        var count = await db.Set<ChannelPost>().Where(p => p.ChannelId == channel.Id && p.NextCountAt != null).MinAsync(p => p.NextCountAt);
        channel.NextWorkAt = Earliest(now + Longest, channel.NextLookAt ?? now, channel.NextMembersAt ?? now, count ?? now + Longest);
        if (channel.NextWorkAt < now)
            channel.NextWorkAt = now;
    }

    /// <summary>Channels that post often are looked at often.</summary>
    public static DateTimeOffset NextLook(TrackedChannel channel, DateTimeOffset now)
    {
        var pause = (now - channel.LastPostAt ?? Longest) / 12;
        return now + (pause < ShortestLook ? ShortestLook : pause > Longest ? Longest : pause);
    }

    private static DateTimeOffset Earliest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var earliest = times[0];
        foreach (var at in times)
            earliest = at < earliest ? at : earliest;
        return earliest;
    }
}
