using System.Collections.Concurrent;
using System.Net.Sockets;

namespace TelegramAdmin.Auth;

/// <summary>
/// Slows guessing by where it comes from: ten wrong tries a minute from one address, half of what locks the account, so that a guesser is
/// stopped while its owner, elsewhere, is not. Right ones do not count: a whole office may come from one address.
/// </summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    private const int MostWrong = 10;
    private const int MostAddresses = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _tries = [];

    /// <summary>Counts a try before its outcome is known, so that many at the same moment do not pass together.</summary>
    public bool TryBegin(HttpContext context)
    {
        lock (_gate)
        {
            var tries = Recent(AddressOf(context));
            if (tries.Count >= MostWrong)
                return false;
            tries.Add(time.GetUtcNow());
            return true;
        }
    }

    /// <summary>It was right: takes its own try back, and none of the wrong ones.</summary>
    public void Succeeded(HttpContext context)
    {
        lock (_gate)
        {
            if (Recent(AddressOf(context)) is { Count: > 0 } tries)
                tries.RemoveAt(tries.Count - 1);
        }
    }

    private List<DateTimeOffset> Recent(string address)
    {
        var since = time.GetUtcNow() - Window;
        if (_tries.Count > MostAddresses)
        {
            foreach (var (quiet, _) in _tries.Where(t => t.Value.All(at => at < since)).ToList())
                _tries.Remove(quiet);
        }
        if (!_tries.TryGetValue(address, out var tries))
            _tries[address] = tries = [];
        tries.RemoveAll(at => at < since);
        return tries;
    }

    /// <summary>Of IPv6 the first half: whoever has one address there has all of its network.</summary>
    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        var address => address.ToString(),
    };
}

/// <summary>One-time codes that were taken, so that none is taken twice while it would still be right.</summary>
internal sealed class UsedCodes(TimeProvider time)
{
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(long Admin, string Code), DateTimeOffset> _used = new();

    public bool TryUse(long admin, string code)
    {
        var now = time.GetUtcNow();
        foreach (var (key, at) in _used)
        {
            if (now - at > CodeLife)
                _used.TryRemove(key, out _);
        }
        return _used.TryAdd((admin, code), now);
    }
}
