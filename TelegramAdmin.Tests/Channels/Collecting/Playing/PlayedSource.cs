using TelegramAdmin.Core.Channels.Sources;

namespace TelegramAdmin.Tests.Channels.Collecting.Playing;

/// <summary>One account of <see cref="PlayedSources"/>. It fails where it is used for two requests at once.</summary>
internal sealed class PlayedSource(PlayedSources world, long account) : IChannelSource
{
    private int _busy;

    public long AccountId => account;

    public Task<SourceReply<FoundChannel>> FindAsync(ChannelAddress address, CancellationToken cancellation)
    {
        var channel = world.Find(address.Value);
        return AskAsync("find", channel, 0, c => c.About());
    }

    public Task<SourceReply<PostPage>> PageAsync(long channel, long before, int limit, CancellationToken cancellation) =>
        AskAsync("page", world.Find(channel), before, c => c.Page(before, limit));

    public Task<SourceReply<FoundChannel>> AboutAsync(long channel, CancellationToken cancellation) => AskAsync("about", world.Find(channel), 0, c => c.About());

    public Task<SourceReply<bool>> ListenAsync(long channel, CancellationToken cancellation) => AskAsync("listen", world.Find(channel), 0, c => world.Listened[(account, c.Number)] = true);

    public Task StopListeningAsync(long channel)
    {
        world.Listened.TryRemove((account, channel), out _);
        return Task.CompletedTask;
    }

    private async Task<SourceReply<T>> AskAsync<T>(string kind, PlayedChannel? channel, long before, Func<PlayedChannel, T> answer)
    {
        Assert.Equal(0, Interlocked.Exchange(ref _busy, 1));
        await Task.Yield();
        var request = new PlayedRequest(account, world.Time.GetUtcNow(), kind, channel?.Number ?? 0, before);
        world.Requests.Enqueue(request);
        Interlocked.Exchange(ref _busy, 0);
        if (world.Die(request) is { } fault)
            throw fault;
        if (world.Refuse(request) is { } refusal)
            return refusal;
        if (channel is null || channel.IsGone)
            return new SourceFailure(SourceFailureKind.ChannelGone, "There is no such channel.");
        return channel.ClosedTo.Contains(account) ? new SourceFailure(SourceFailureKind.ChannelPrivate, "The channel is private.") : answer(channel);
    }
}
