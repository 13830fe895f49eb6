using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Core.Channels.Collecting.Counting;

/// <summary>Views at six hours and at a day, on the straight line between the snapshots before and after that moment.</summary>
internal static class PostMarks
{
    /// <param name="post">With its counters as they were before.</param>
    public static void Fill(ChannelPost post, DateTimeOffset now, long? views)
    {
        post.ViewsAt6Hours ??= At(post, SnapshotSchedule.FirstMark, now, views);
        post.ViewsAt24Hours ??= At(post, SnapshotSchedule.SecondMark, now, views);
    }

    // Snapshots further apart than half of the age say too little of the moment between them.
    private static long? At(ChannelPost post, TimeSpan mark, DateTimeOffset now, long? views)
    {
        var at = post.PostedAt + mark;
        if (post.Views is not { } before || views is not { } after || post.CountedAt > at || now < at || now - post.CountedAt > mark / 2)
            return null;
        return now == post.CountedAt ? after : before + (long)Math.Round((after - before) * ((at - post.CountedAt) / (now - post.CountedAt)), MidpointRounding.AwayFromZero);
    }
}
