using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>Bonus credits whose time is over leave the balance, whether their owner writes or not.</summary>
internal sealed class ExpireCredits(IDatabase database, Ledger ledger, TimeProvider time) : IScheduledJob
{
    private const int Batch = 500;

    public string Name => "credit-expiry";

    public string Title => "End of bonus credits";

    public string Schedule => "30 2/10 * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var expired = 0L;
        var now = time.GetUtcNow();
        await using var read = database.ReadAll();
        var accounts = await read.CreditLots.Where(l => l.Remaining > 0 && l.ExpiresAt <= now).Select(l => l.AccountId).Distinct().Take(Batch)
            .Join(read.CreditAccounts, id => id, a => a.Id, (_, a) => new { a.WorkspaceId, a.TelegramUserId }).ToListAsync(cancellation);
        foreach (var account in accounts)
            expired += await database.WriteAsync(account.WorkspaceId, async db => await ledger.ExpireAsync(db, await ledger.OpenAsync(db, account.WorkspaceId, account.TelegramUserId)), cancellation);
        return accounts.Count == 0 ? null : $"{expired:N0} credits of {accounts.Count:N0} people";
    }
}
