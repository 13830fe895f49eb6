using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;

namespace TelegramAdmin.Tests.Channels.Collecting.Playing;

/// <summary>A channel that exists in a test only. Its posts gain views by their age, so that any moment has one right answer.</summary>
public sealed class PlayedChannel(long number, string name, TimeProvider time)
{
    private readonly SortedDictionary<long, SourcePost> _posts = [];

    public long Number => number;

    public string Name => name;

    public string Title { get; set; } = $"The {name}";

    public long Members { get; set; } = 1_000;

    /// <summary>Accounts that may not read it.</summary>
    public HashSet<long> ClosedTo { get; } = [];

    public bool IsGone { get; set; }

    /// <summary>No page holds more, as Telegram may do.</summary>
    public int Limit { get; set; } = 100;

    /// <summary>Counters that a test sets by hand.</summary>
    public Dictionary<long, PostCounters> Counters { get; } = [];

    public IReadOnlyCollection<long> Ids => _posts.Keys;

    public long Newest => _posts.Count == 0 ? 0 : _posts.Keys.Last();

    public SourcePost this[long id] => _posts[id] with { Counters = CountersOf(_posts[id]) };

    public static long ViewsAt(TimeSpan age) => (long)(10_000 * (1 - Math.Exp(-Math.Max(0, age.TotalHours) / 6)));

    /// <summary>Posts a while apart, the last of them at <paramref name="until"/>. Numbers have gaps, as real ones have.</summary>
    public PlayedChannel Fill(int posts, DateTimeOffset until, TimeSpan apart)
    {
        for (var i = 0; i < posts; i++)
            Post($"Post {i + 1}", until - (apart * (posts - 1 - i)));
        return this;
    }

    public SourcePost Post(string text, DateTimeOffset? at = null)
    {
        var id = Newest + (Newest % 7 == 3 ? 2 : 1);
        var post = new SourcePost
        {
            MessageId = id, PostedAt = Whole(at ?? time.GetUtcNow()), Kind = id % 50 == 0 ? PostKind.Service : PostKind.Text, Text = text, Counters = new PostCounters(0, 0, 0, null, null),
        };
        _posts[id] = post;
        return this[id];
    }

    public SourcePost Change(long id, Func<SourcePost, SourcePost> change)
    {
        _posts[id] = change(_posts[id]);
        return this[id];
    }

    public SourcePost Edit(long id, string text) => Change(id, p => p with { Text = text, EditedAt = Whole(time.GetUtcNow()) });

    public void Delete(long id) => _posts.Remove(id);

    public PostPage Page(long before, int limit) =>
        new([.. _posts.Keys.Reverse().SkipWhile(id => before > 0 && id >= before).Take(Math.Min(limit, Limit)).Select(id => this[id])], _posts.Count);

    public FoundChannel About() => new(number, Title, name, "About it", Members, _posts.Count);

    private PostCounters CountersOf(SourcePost post)
    {
        if (Counters.TryGetValue(post.MessageId, out var set))
            return set;
        if (post.Kind == PostKind.Service)
            return new PostCounters(null, null, null, null, null);
        var views = ViewsAt(time.GetUtcNow() - post.PostedAt);
        return new PostCounters(views, (int)(views / 100), (int)(views / 50), null, null);
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
