using TelegramAdmin.Core.Channels.Figures.Facts;

namespace TelegramAdmin.Core.Channels.Figures;

/// <summary>The numbers of some days of a channel. Null is unknown, 0 is none.</summary>
/// <param name="Posts">Without those that were deleted.</param>
/// <param name="Edited">Of them, how many were edited.</param>
/// <param name="Deleted">Posted in these days and deleted since.</param>
/// <param name="Gained">Views that all posts, older ones too, gained in these days; null where nobody counted.</param>
public sealed record ChannelTotals(
    int Posts, int Edited, int Deleted, double? PostsADay, double? Views, double? Reach, double? Reach24, double? Engagement, double? Forwards, double? Reactions, double? Comments, double? Gained,
    MemberFigures Members)
{
    /// <param name="days">How many of the days have passed.</param>
    internal static ChannelTotals Of(IEnumerable<PostFact> posts, MemberFigures members, double days, long? gained)
    {
        var (count, edited, deleted) = (0, 0, 0);
        var (views, early, forwards, reactions, comments) = (new Sum(), new Sum(), new Sum(), new Sum(), new Sum());
        long interactions = 0;
        foreach (var post in posts)
        {
            deleted += post.Counts ? 0 : 1;
            if (!post.Counts)
                continue;
            count++;
            edited += post.IsEdited ? 1 : 0;
            views.Add(post.Views);
            early.Add(post.ViewsAt24Hours);
            forwards.Add(post.Forwards);
            reactions.Add(post.Reactions);
            comments.Add(post.Comments);
            interactions += post.Views is null ? 0 : post.Interactions;
        }
        return new ChannelTotals(
            count, edited, deleted, ChannelFormulas.PostsADay(count, days), views.Mean, ChannelFormulas.Reach(views.Mean, members.Mean), ChannelFormulas.Reach(early.Mean, members.Mean),
            ChannelFormulas.Engagement(interactions, views.Total), forwards.Mean, reactions.Mean, comments.Mean, gained, members);
    }

    /// <summary>What is known, added up.</summary>
    private struct Sum
    {
        private int _count;

        public long Total { get; private set; }

        public readonly double? Mean => ChannelFormulas.Mean(Total, _count);

        public void Add(long? value)
        {
            if (value is { } known)
                (Total, _count) = (Total + known, _count + 1);
        }
    }
}
