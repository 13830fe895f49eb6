namespace TelegramAdmin.Core.Channels.Figures;

/// <summary>A figure that can be drawn as a line, with its formula in words.</summary>
/// <param name="Key">As it stands in addresses and in the API.</param>
/// <param name="Words">How it is counted, for people.</param>
/// <param name="Source">Whose definition it follows.</param>
/// <param name="IsShare">0.323 for 32.3%.</param>
public sealed record ChannelMetric(string Key, string Title, string Words, string Source, bool IsShare, Func<ChannelTotals, double?> Value)
{
    /// <summary>The source of what follows nobody.</summary>
    public const string Ours = "counted from the posts themselves";

    public static ChannelMetric Members { get; } = new("members", "Members", "Members at the end of the day, by the last count of Telegram's number.", "Telegram, channelFull.participants_count", false, t => t.Members.Last);

    public static ChannelMetric Views { get; } = new("views", "Views a post", "All views of the period's posts ÷ posts. Deleted posts and channel notes do not count; an album is one post.", "TGStat and Telemetr: average reach of a post", false, t => t.Views);

    public static ChannelMetric Reach { get; } = new("reach", "Reach by member", "ERR = views a post ÷ average members × 100. Members are the mean of each day's last count.", "TGStat and Telemetr: ERR", true, t => t.Reach);

    public static ChannelMetric Reach24 { get; } = new("reach24", "Reach in 24 h", "ERR24 = average views that posts had when they were a day old ÷ average members × 100. Only posts that were watched then.", "TGStat: ERR24", true, t => t.Reach24);

    public static ChannelMetric Engagement { get; } = new("engagement", "Engagement", "ER = (reactions + forwards + comments) ÷ views × 100, over all posts with views.", "TGStat: ER", true, t => t.Engagement);

    public static ChannelMetric Forwards { get; } = new("forwards", "Forwards a post", "All forwards ÷ posts whose forwards Telegram shows.", Ours, false, t => t.Forwards);

    public static ChannelMetric Reactions { get; } = new("reactions", "Reactions a post", "All reactions ÷ posts that can have reactions.", Ours, false, t => t.Reactions);

    public static ChannelMetric Comments { get; } = new("comments", "Comments a post", "All comments ÷ posts that can have comments.", Ours, false, t => t.Comments);

    public static ChannelMetric Posts { get; } = new("posts", "Posts a day", "Posts ÷ days, of an unfinished day only what has passed. Deleted posts and channel notes do not count; an album is one post.", Ours, false, t => t.PostsADay);

    public static ChannelMetric Gained { get; } = new("gained", "Views gained", "Views that all posts, old and new, gained in these hours, by what their counts differ from one reading to the next.", Ours, false, t => t.Gained);

    public static IReadOnlyList<ChannelMetric> All { get; } = [Members, Views, Reach, Reach24, Engagement, Forwards, Reactions, Comments, Posts, Gained];

    /// <summary>The one that a word names; null for none.</summary>
    public static ChannelMetric? Find(string? key) => All.FirstOrDefault(m => m.Key == key);
}
