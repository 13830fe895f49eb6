namespace TelegramAdmin.Core.Channels.Sources;

/// <summary>
/// One signed-in account as the collector uses it. Each call is one request to Telegram where nothing else is said, takes its turn in the
/// account's budget, and only reads. Calls of one account come one after the other.
/// </summary>
public interface IChannelSource
{
    long AccountId { get; }

    /// <summary>Looks a channel up by name or invite: the dearest request there is (see docs/channels.md), made once for each account and channel. May take two requests.</summary>
    Task<SourceReply<FoundChannel>> FindAsync(ChannelAddress address, CancellationToken cancellation);

    /// <summary>The newest posts below <paramref name="before"/> (0: the newest of all), newest first, with their counters as they are now.</summary>
    /// <param name="channel">Telegram's number of a channel that this account has found.</param>
    /// <param name="limit">1 to 100. Telegram may give fewer than there are; only an empty page is the end.</param>
    Task<SourceReply<PostPage>> PageAsync(long channel, long before, int limit, CancellationToken cancellation);

    /// <summary>Title, name, description and members as they are now.</summary>
    Task<SourceReply<FoundChannel>> AboutAsync(long channel, CancellationToken cancellation);

    /// <summary>From now on what happens in the channel is told to every <see cref="ISourceListener"/>, while the account is open.</summary>
    Task<SourceReply<bool>> ListenAsync(long channel, CancellationToken cancellation);

    Task StopListeningAsync(long channel);
}

/// <summary>Accounts that are opened when there is work and closed when idle.</summary>
public interface IChannelSources
{
    /// <summary>The account, opened if need be. It stays open until nobody asked for it for a while; whoever uses it asks each time.</summary>
    Task<SourceReply<IChannelSource>> OpenAsync(long accountId, CancellationToken cancellation);
}

/// <summary>Hears what happens in channels that are listened to. It is called in the order of events, account by account, and must be quick.</summary>
public interface ISourceListener
{
    ValueTask HearAsync(SourceNews news, CancellationToken cancellation);
}
