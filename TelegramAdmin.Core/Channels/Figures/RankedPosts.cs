using TelegramAdmin.Core.Channels.Figures.Facts;
using TelegramAdmin.Core.Channels.Figures.Listing;

namespace TelegramAdmin.Core.Channels.Figures;

/// <summary>The best and the weakest posts of a period, a few of each.</summary>
public sealed record RankedPosts(IReadOnlyDictionary<PostOrder, IReadOnlyList<PostRow>> Best, IReadOnlyDictionary<PostOrder, IReadOnlyList<PostRow>> Weakest)
{
    /// <summary>How many of each are shown.</summary>
    public const int Most = 5;

    /// <summary>By what posts are ranked.</summary>
    public static IReadOnlyList<PostOrder> Orders { get; } = [PostOrder.Views, PostOrder.Engagement, PostOrder.Forwards];

    private static readonly bool[] Ends = [true, false];

    /// <summary>The numbers of those posts, before they are read in full.</summary>
    internal static IReadOnlyDictionary<(PostOrder Order, bool IsBest), IReadOnlyList<long>> Choose(IReadOnlyCollection<PostFact> posts, DateTimeOffset now)
    {
        var ripe = posts.Where(p => p.Counts && p.Views is not null && p.PostedAt <= now - ChannelFormulas.Ripe).ToList();
        var fresh = posts.Where(p => p.Counts && p.Views is not null).ToList();
        return Orders.SelectMany(order => Ends.Select(isBest => (order, isBest))).ToDictionary(key => key, key => Pick(key.isBest ? fresh : ripe, key.order, key.isBest));
    }

    private static IReadOnlyList<long> Pick(IEnumerable<PostFact> posts, PostOrder order, bool isBest)
    {
        var valued = posts.Select(p => (p.MessageId, Value: order.ValueOf(p))).Where(p => p.Value >= 0);
        var sorted = isBest ? valued.OrderByDescending(p => p.Value).ThenByDescending(p => p.MessageId) : valued.OrderBy(p => p.Value).ThenBy(p => p.MessageId);
        return [.. sorted.Take(Most).Select(p => p.MessageId)];
    }
}
