using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Core.Channels.Collecting.Counting;

/// <summary>
/// How often the counters of a post are read: often while it is fresh, ever more seldom afterwards, and as exactly as possible when it is six hours
/// and a day old, because by those posts are compared. The table stands in docs/channels/collecting.md.
/// </summary>
internal static class SnapshotSchedule
{
    public static readonly TimeSpan FirstMark = TimeSpan.FromHours(6);
    public static readonly TimeSpan SecondMark = TimeSpan.FromHours(24);

    /// <summary>Live counters may come every second; no post gets snapshots closer together than this.</summary>
    public static readonly TimeSpan LeastApart = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan MarkSlack = TimeSpan.FromMinutes(1);

    private static readonly (TimeSpan Younger, TimeSpan Every)[] Steps =
    [
        (TimeSpan.FromHours(1), TimeSpan.FromMinutes(10)),
        (TimeSpan.FromHours(6), TimeSpan.FromMinutes(30)),
        (TimeSpan.FromHours(24), TimeSpan.FromHours(1)),
        (TimeSpan.FromDays(3), TimeSpan.FromHours(6)),
        (TimeSpan.FromDays(14), TimeSpan.FromDays(1)),
        (TimeSpan.FromDays(90), TimeSpan.FromDays(7)),
        (TimeSpan.FromDays(365), TimeSpan.FromDays(30)),
    ];

    /// <summary>When the counters are due again after they were read at <paramref name="now"/>; null for never.</summary>
    public static DateTimeOffset? Next(PostKind kind, DateTimeOffset postedAt, DateTimeOffset now)
    {
        if (kind == PostKind.Service || Every(now - postedAt) is not { } every)
            return null;
        var next = now + every;
        foreach (var mark in (ReadOnlySpan<DateTimeOffset>)[postedAt + FirstMark, postedAt + SecondMark])
        {
            if (mark > now && mark < next)
                return mark;
        }
        return next;
    }

    /// <summary>
    /// Whether a reading that came anyway is kept: one page holds a hundred posts, and what is nearly due is served with the rest. A post that was read in
    /// the future is due too, since then the clock went back.
    /// </summary>
    public static bool IsDue(ChannelPost post, DateTimeOffset now) =>
        post.CountedAt > now || (post.NextCountAt is { } due && now >= due - Slack(post, due));

    /// <summary>Whether counters that came live are kept.</summary>
    public static bool IsWelcome(ChannelPost post, DateTimeOffset now) =>
        post.CountedAt > now || (post.NextCountAt is not null && Every(now - post.PostedAt) is { } every && now - post.CountedAt >= (every / 4 > LeastApart ? every / 4 : LeastApart));

    private static TimeSpan Slack(ChannelPost post, DateTimeOffset due) =>
        due == post.PostedAt + FirstMark || due == post.PostedAt + SecondMark ? MarkSlack : (due - post.CountedAt) / 4;

    private static TimeSpan? Every(TimeSpan age)
    {
        foreach (var (younger, every) in Steps)
        {
            if (age < younger)
                return every;
        }
        return null;
    }
}
