using Microsoft.AspNetCore.DataProtection.KeyManagement;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Security;

namespace TelegramAdmin.Core.Operations.Keys;

/// <summary>Makes a new key the current one, encrypts every stored secret anew, and ends the old keys once nothing is under them. Runs beside the product or while it stands.</summary>
public sealed class RotateKeys(IKeyManager keys, SecretProtector protector, ReencryptSecrets reencrypt)
{
    /// <summary>Before that, a running product may still encrypt with the key before.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <param name="isNew">False goes on with a run that was cut short.</param>
    public async Task<Reencrypted> RunAsync(bool isNew)
    {
        // Data Protection goes by the system's clock, whatever ours is.
        var now = TimeProvider.System.GetUtcNow();
        if (isNew)
            keys.CreateNewKey(now, now + Lifetime);
        protector.Renew();
        return await reencrypt.RunAsync();
    }

    public async Task<IReadOnlyList<KeyStanding>> ReadAsync()
    {
        protector.Renew();
        var (current, counts) = (protector.CurrentKey, await reencrypt.CountAsync());
        return [.. keys.GetAllKeys().OrderBy(k => k.CreationDate).Select(k => new KeyStanding(k.KeyId, k.CreationDate, k.KeyId == current, k.IsRevoked, counts.GetValueOrDefault(k.KeyId)))];
    }

    /// <summary>Ends every key but the current one: what is still encrypted with them, in a copy of the database for instance, this product opens no more.</summary>
    /// <param name="atOnce">The product stands, so nobody encrypts with an old key any more.</param>
    public async Task<Result<int>> RevokeAsync(bool atOnce)
    {
        var all = await ReadAsync();
        if (all.FirstOrDefault(k => k is { IsCurrent: false, IsRevoked: false, Secrets: > 0 }) is { } used)
            return KeyErrors.StillUsed(used.Secrets);
        if (!atOnce && TimeProvider.System.GetUtcNow() - all.First(k => k.IsCurrent).CreatedAt < Patience)
            return KeyErrors.TooYoung;
        var old = all.Where(k => k is { IsCurrent: false, IsRevoked: false }).ToList();
        foreach (var key in old)
            keys.RevokeKey(key.Id, "Replaced by a newer key.");
        return old.Count;
    }
}

/// <param name="Secrets">How many stored secrets are under it.</param>
public sealed record KeyStanding(Guid Id, DateTimeOffset CreatedAt, bool IsCurrent, bool IsRevoked, int Secrets);

/// <summary>Why keys are not revoked.</summary>
public static class KeyErrors
{
    public static Failure TooYoung { get; } = new(FailureKind.Conflict, "key_too_young",
        "The current key is less than five minutes old, and a running app may still encrypt with the one before. Wait, or stop the app and say --at-once.");

    public static Failure StillUsed(int secrets) => new(FailureKind.Conflict, "key_in_use",
        $"{secrets} secrets are still under an old key. Run keys rotate --continue first; what it cannot open has to be entered anew.");
}
