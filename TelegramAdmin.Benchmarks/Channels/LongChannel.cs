using System.Globalization;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;

namespace TelegramAdmin.Benchmarks.Channels;

/// <summary>An account with one long channel, which answers at once: what is measured is what keeping the posts takes. Posts are as real ones, every tenth points elsewhere.</summary>
internal sealed class LongChannel(int posts) : IChannelSources, IChannelSource
{
    public const string Name = "long_channel";

    private static readonly DateTimeOffset LastPost = DateTimeOffset.UtcNow;
    private static readonly string Words = string.Join(' ', Enumerable.Repeat("What a channel says of an evening, in a few words.", 6));

    public long AccountId { get; private set; }

    public Task<SourceReply<IChannelSource>> OpenAsync(long accountId, CancellationToken cancellation)
    {
        AccountId = accountId;
        return Task.FromResult(Reply<IChannelSource>(this));
    }

    public Task<SourceReply<FoundChannel>> FindAsync(ChannelAddress address, CancellationToken cancellation) => AboutAsync(1, cancellation);

    public Task<SourceReply<FoundChannel>> AboutAsync(long channel, CancellationToken cancellation) =>
        Task.FromResult(Reply(new FoundChannel(4_000_000, "Long", Name, null, 100_000, posts)));

    public Task<SourceReply<PostPage>> PageAsync(long channel, long before, int limit, CancellationToken cancellation)
    {
        var top = before == 0 ? posts : Math.Min(posts, before - 1);
        var page = new List<SourcePost>(limit);
        for (var id = top; id > Math.Max(0, top - limit); id--)
            page.Add(Post(id));
        return Task.FromResult(Reply(new PostPage(page, posts)));
    }

    public Task<SourceReply<bool>> ListenAsync(long channel, CancellationToken cancellation) => Task.FromResult(Reply(true));

    public Task StopListeningAsync(long channel) => Task.CompletedTask;

    private SourcePost Post(long id) => new()
    {
        MessageId = id,
        PostedAt = LastPost - TimeSpan.FromMinutes(30 * (posts - id)),
        Kind = id % 3 == 0 ? PostKind.Photo : PostKind.Text,
        Text = string.Create(CultureInfo.InvariantCulture, $"Post {id}. {Words}{(id % 10 == 0 ? " More at t.me/another_channel/7" : "")}"),
        Entities = """[{"type":"bold","offset":0,"length":4}]""",
        Counters = new PostCounters(5_000 + (id % 1_000), 12, 140, 7, """{"👍":100,"🔥":40}"""),
    };

    private static SourceReply<T> Reply<T>(T value) where T : notnull => value;
}
