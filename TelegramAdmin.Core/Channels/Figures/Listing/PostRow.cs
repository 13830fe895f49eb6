using TelegramAdmin.Core.Channels.Figures.Facts;
using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Core.Channels.Figures.Listing;

/// <summary>A post in a list. Of an album it is the first part, with the counters of the whole.</summary>
/// <param name="Parts">How many messages it is: more than one for an album.</param>
public sealed record PostRow(ChannelPost Post, long Parts)
{
    /// <summary>Everything that people did with it as a share of its views.</summary>
    public double? Engagement => ChannelFormulas.Engagement((long)(Post.Reactions ?? 0) + (Post.Forwards ?? 0) + (Post.Comments ?? 0), Post.Views ?? 0);

    internal static PostRow Of(ChannelPost post, PostFact fact)
    {
        (post.Kind, post.Views, post.Forwards, post.Reactions, post.Comments) = (fact.Kind, fact.Views, (int?)fact.Forwards, (int?)fact.Reactions, (int?)fact.Comments);
        return new PostRow(post, fact.LastId - fact.MessageId + 1);
    }
}
