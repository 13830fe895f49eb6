using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether the Telegram accounts that read channels may.</summary>
internal sealed class AccountsPart(IDatabase database, TimeProvider time) : IHealthPart
{
    private const string Page = "/settings/accounts";

    public string Key => "accounts";

    public string Title => "Telegram accounts";

    public int Order => 110;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.ReadAll();
        var accounts = await db.MtProtoAccounts.Where(a => a.State != AccountState.SignedOut && a.State != AccountState.SigningIn).Select(a => new { a.State, a.WaitsUntil }).ToListAsync(cancellation);
        if (accounts.Count == 0)
            return HealthFinding.Off("no account is signed in");
        if (accounts.Count(a => a.State is AccountState.SessionEnded or AccountState.Banned) is > 0 and var ended)
            return new(HealthState.Bad, $"{PartWords.Count(ended, "account", "accounts")} of {accounts.Count:N0} cannot be used", "Sign in again.", Page);
        return accounts.Count(a => a.WaitsUntil > now) is > 0 and var waits
            ? new(HealthState.Warn, $"{PartWords.Count(waits, "account waits", "accounts wait")}, as Telegram asked", "It goes on by itself.", Page)
            : HealthFinding.Ok($"{PartWords.Count(accounts.Count, "account reads", "accounts read")} channels");
    }
}
