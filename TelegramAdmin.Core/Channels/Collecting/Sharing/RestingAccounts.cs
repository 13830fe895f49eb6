using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Channels.Collecting.Sharing;

/// <summary>
/// Accounts that could not be reached or opened just now, each for a longer while the more often it happens. In memory: the account's own state says what
/// is wrong with it, and a restart may well mend it.
/// </summary>
internal sealed class RestingAccounts(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<long, Rest> _resting = new();

    public DateTimeOffset? Until(long account) =>
        _resting.TryGetValue(account, out var rest) && rest.Until is var until && until > time.GetUtcNow() && until - time.GetUtcNow() <= Longest ? until : null;

    public DateTimeOffset Lay(long account)
    {
        var now = time.GetUtcNow();
        return _resting.AddOrUpdate(account, _ => new Rest(now + Shortest, Shortest), (_, rest) =>
        {
            var length = rest.Length * 2 < Longest ? rest.Length * 2 : Longest;
            return new Rest(now + length, length);
        }).Until;
    }

    public void Wake(long account) => _resting.TryRemove(account, out _);

    public void WakeAll() => _resting.Clear();

    private sealed record Rest(DateTimeOffset Until, TimeSpan Length);
}
