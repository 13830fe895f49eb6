using TelegramAdmin.Core.Security;

namespace TelegramAdmin.Core.Operations.Keys;

/// <summary>Encrypts everything that is not under the newest key anew. Knows by each text under which key it is, so whatever cut it short, the next run goes on.</summary>
public sealed class ReencryptSecrets
{
    private const int AtOnce = 100;

    private readonly SecretShelf _shelf;
    private readonly SecretProtector _protector;

    internal ReencryptSecrets(SecretShelf shelf, SecretProtector protector) => (_shelf, _protector) = (shelf, protector);

    public async Task<Reencrypted> RunAsync()
    {
        var (key, total) = (_protector.CurrentKey, new Reencrypted(0, []));
        foreach (var place in await _shelf.PlacesAsync())
            total = total.Plus(await RunAsync(place, key));
        return total;
    }

    /// <summary>How many secrets are under each key.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> CountAsync()
    {
        var keys = new List<Guid>();
        foreach (var place in await _shelf.PlacesAsync())
            keys.AddRange((await _shelf.ReadAsync(place)).Select(s => SecretProtector.KeyOf(s.Text)).OfType<Guid>());
        return keys.CountBy(k => k).ToDictionary();
    }

    private async Task<Reencrypted> RunAsync(SecretPlace place, Guid key)
    {
        var (changes, lost) = (new List<(StoredSecret, string)>(), 0);
        foreach (var secret in (await _shelf.ReadAsync(place)).Where(s => SecretProtector.KeyOf(s.Text) != key))
        {
            if (_protector.TryReveal(secret.Text) is { } plain)
                changes.Add((secret, _protector.Protect(plain)));
            else
                lost++;
        }
        foreach (var part in changes.Chunk(AtOnce))
            await _shelf.ReplaceAsync(place, part);
        return new Reencrypted(changes.Count, lost == 0 ? [] : [$"{place}: {lost}"]);
    }
}

/// <param name="Count">How many were encrypted anew.</param>
/// <param name="Lost">Places with texts that no key opens, and how many; they are left as they are.</param>
public sealed record Reencrypted(int Count, IReadOnlyList<string> Lost)
{
    internal Reencrypted Plus(Reencrypted other) => new(Count + other.Count, [.. Lost, .. other.Lost]);
}
