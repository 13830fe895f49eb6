using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace TelegramAdmin.Auth;

/// <summary>
/// Slows guessing by where it comes from: ten tries a minute from one address, so that an attacker is stopped long before the account locks
/// and its owner, elsewhere, is not.
/// </summary>
internal sealed class SignInThrottle : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));

    public bool Allows(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
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
