using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Live;

/// <summary>
/// Lets accounts listen to the channels that they read, up to a number for each. Who listens to what is in memory: an account that was closed and
/// opened again is another <see cref="IChannelSource"/>, and is asked again.
/// </summary>
internal sealed class Listening(IDatabase database, CollectingPace pace, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(long Account, long Channel), IChannelSource> _heard = new();
    private DateTimeOffset _lookedAt;

    public bool IsWanted(TrackedChannel channel, IChannelSource source)
    {
        if (channel.State != ChannelState.Live || channel.TelegramId is not { } number)
            return false;
        return _heard.TryGetValue((source.AccountId, number), out var known) ? !ReferenceEquals(known, source) : _heard.Keys.Count(k => k.Account == source.AccountId) < pace.Listened;
    }

    /// <returns>Why it does not listen, where that concerns the account.</returns>
    public async Task<SourceFailure?> BeginAsync(TrackedChannel channel, IChannelSource source, CancellationToken cancellation)
    {
        // Where it is refused it is not asked for again until the account is opened anew: the collector reads the channel anyway.
        _heard[(source.AccountId, channel.TelegramId!.Value)] = source;
        var failure = (await source.ListenAsync(channel.TelegramId.Value, cancellation)).Failure;
        return failure?.Kind is SourceFailureKind.FloodWait or SourceFailureKind.AccountLost ? failure : null;
    }

    /// <summary>Stops listening to what is not followed any more, or is read by another account now.</summary>
    public async Task TidyAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (_heard.IsEmpty || (now - _lookedAt is var since && since >= TimeSpan.Zero && since < LookEvery))
            return;
        _lookedAt = now;
        await using var db = database.ReadAll();
        var wanted = (await db.TrackedChannels.Where(c => c.State == ChannelState.Live && c.AccountId != null && c.TelegramId != null)
            .Select(c => new { Account = c.AccountId!.Value, Channel = c.TelegramId!.Value }).ToListAsync(cancellation)).Select(c => (c.Account, c.Channel)).ToHashSet();
        foreach (var key in _heard.Keys.Where(k => !wanted.Contains(k)))
        {
            if (_heard.TryRemove(key, out var source))
                await source.StopListeningAsync(key.Channel);
        }
    }
}
