using TelegramAdmin.Core.Channels.Figures.Facts;

namespace TelegramAdmin.Core.Channels.Figures.Listing;

/// <summary>By what posts are listed.</summary>
public enum PostOrder
{
    Posted = 1,
    Views = 2,
    Engagement = 3,
    Forwards = 4,
    Reactions = 5,
    Comments = 6,
}

internal static class PostOrders
{
    private const long Million = 1_000_000;

    /// <summary>What a post is ordered by; −1 where it has no such value. Engagement counts in millionths, in whole numbers, so that a page begins exactly where the one before ended.</summary>
    public static long ValueOf(this PostOrder order, PostFact post) => order switch
    {
        PostOrder.Views => post.Views ?? -1,
        PostOrder.Engagement => post.Views > 0 ? post.Interactions * Million / post.Views.Value : -1,
        PostOrder.Forwards => post.Forwards ?? -1,
        PostOrder.Reactions => post.Reactions ?? -1,
        PostOrder.Comments => post.Comments ?? -1,
        _ => (post.PostedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
    };
}
