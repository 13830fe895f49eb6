using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace TelegramAdmin.Auth;

/// <summary>Locks an email without an account just as one with an account, so that "too many tries" does not tell who has one.</summary>
internal sealed class StrangerLockout(IMemoryCache cache, IOptions<IdentityOptions> options, TimeProvider time)
{
    private const int LongestEmail = 320; // No account has a longer one.

    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    public bool IsLocked(string email) => TriesOf(email).LockedUntil >= time.GetUtcNow();

    /// <returns>As for an account: failed, and locked with the try that is one too many.</returns>
    public SignInResult Fail(string email)
    {
        var tries = TriesOf(email);
        lock (tries)
        {
            if (++tries.Count < options.Value.Lockout.MaxFailedAccessAttempts)
                return SignInResult.Failed;
            (tries.Count, tries.LockedUntil) = (0, time.GetUtcNow() + options.Value.Lockout.DefaultLockoutTimeSpan);
            return SignInResult.LockedOut;
        }
    }

    private Tries TriesOf(string email) => email.Length > LongestEmail ? new Tries() : cache.GetOrCreate((nameof(StrangerLockout), email.ToUpperInvariant()), entry =>
    {
        entry.SlidingExpiration = Memory;
        return new Tries();
    })!;

    private sealed class Tries
    {
        public int Count { get; set; }

        public DateTimeOffset LockedUntil { get; set; }
    }
}
