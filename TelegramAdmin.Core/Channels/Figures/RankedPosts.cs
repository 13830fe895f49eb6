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

    /// <summary>The numbers of those posts, before they are read in full.</summary>
    internal static IReadOnlyDictionary<(PostOrder Order, bool IsBest), IReadOnlyList<long>> Choose(IReadOnlyCollection<PostFact> posts, DateTimeOffset now)
    {
        var lists = Orders.SelectMany(order => new[] { (order, true), (order, false) }).ToDictionary(key => key, key => new Shortlist(key.Item2));
        foreach (var post in posts.Where(p => p.Counts && p.Views is not null))
        {
            var isRipe = post.PostedAt <= now - ChannelFormulas.Ripe;
            foreach (var ((order, isBest), list) in lists)
            {
                if (isBest || isRipe)
                    list.Offer(order.ValueOf(post), post.MessageId);
            }
        }
        return lists.ToDictionary(l => l.Key, l => l.Value.Posts);
    }

    /// <summary>Keeps the few at one end, so that a hundred thousand posts are looked at once and never sorted. Of equal ones the newer is better.</summary>
    private sealed class Shortlist(bool isBest)
    {
        private readonly List<(long Value, long Post)> _kept = new(Most + 1);

        public IReadOnlyList<long> Posts => [.. _kept.Select(k => k.Post)];

        public void Offer(long value, long post)
        {
            if (value < 0 || (_kept.Count == Most && !Leads((value, post), _kept[^1])))
                return;
            var at = _kept.Count;
            while (at > 0 && Leads((value, post), _kept[at - 1]))
                at--;
            _kept.Insert(at, (value, post));
            if (_kept.Count > Most)
                _kept.RemoveAt(Most);
        }

        private bool Leads((long Value, long Post) one, (long Value, long Post) other) => isBest ? one.CompareTo(other) > 0 : one.CompareTo(other) < 0;
    }
}
