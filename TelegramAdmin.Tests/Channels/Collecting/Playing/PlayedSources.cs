using System.Collections.Concurrent;
using TelegramAdmin.Core.Channels.Sources;

namespace TelegramAdmin.Tests.Channels.Collecting.Playing;

/// <summary>Stands in Telegram's place at the seam of accounts: many channels, read by any account, every request counted.</summary>
public sealed class PlayedSources(TimeProvider time) : IChannelSources
{
    private readonly ConcurrentDictionary<long, PlayedSource> _open = new();
    private readonly ConcurrentDictionary<string, PlayedChannel> _channels = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentQueue<PlayedRequest> Requests { get; } = new();

    /// <summary>Which channels are listened to, by account and number.</summary>
    public ConcurrentDictionary<(long Account, long Channel), bool> Listened { get; } = new();

    /// <summary>Refuses requests; null lets them pass.</summary>
    public Func<PlayedRequest, SourceFailure?> Refuse { get; set; } = _ => null;

    /// <summary>Dies in the middle of requests; null lets them pass.</summary>
    public Func<PlayedRequest, Exception?> Die { get; set; } = _ => null;

    /// <summary>Accounts that cannot be opened.</summary>
    public HashSet<long> Lost { get; } = [];

    public TimeProvider Time => time;

    public PlayedChannel Add(string name, long? number = null)
    {
        var channel = new PlayedChannel(number ?? 1_000_000 + _channels.Count, name, time);
        return _channels[name] = channel;
    }

    public PlayedChannel? Find(string name) => _channels.GetValueOrDefault(name);

    public PlayedChannel? Find(long number) => _channels.Values.FirstOrDefault(c => c.Number == number);

    public Task<SourceReply<IChannelSource>> OpenAsync(long accountId, CancellationToken cancellation) => Task.FromResult(
        Lost.Contains(accountId) ? new SourceFailure(SourceFailureKind.AccountLost, "The session ended. Sign in again.")
            : (SourceReply<IChannelSource>)_open.GetOrAdd(accountId, id => new PlayedSource(this, id)));

    /// <summary>As after a while without work: the next one who asks gets another.</summary>
    public void Close(long account) => _open.TryRemove(account, out _);

    public int MostInASecond(long account) =>
        Requests.Where(r => r.AccountId == account).GroupBy(r => r.At.UtcTicks / TimeSpan.TicksPerSecond).Select(g => g.Count()).DefaultIfEmpty().Max();
}

/// <param name="Kind">find, page, about or listen.</param>
public sealed record PlayedRequest(long AccountId, DateTimeOffset At, string Kind, long Channel, long Before);
