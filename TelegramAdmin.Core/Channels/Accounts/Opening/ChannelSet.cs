using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Channels.Accounts.Opening;

/// <summary>Channels by Telegram's number; any thread.</summary>
internal sealed class ChannelSet
{
    private readonly ConcurrentDictionary<long, byte> _channels = new();

    public bool IsEmpty => _channels.IsEmpty;

    public IReadOnlyCollection<long> All => [.. _channels.Keys];

    public bool Contains(long channel) => _channels.ContainsKey(channel);

    public void Add(long channel) => _channels.TryAdd(channel, 0);

    public bool Remove(long channel) => _channels.TryRemove(channel, out _);
}
