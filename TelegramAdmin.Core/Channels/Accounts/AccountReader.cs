using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts;

/// <summary>Lists accounts for whoever looks after them.</summary>
public sealed class AccountReader
{
    private readonly IDatabase _database;

    internal AccountReader(IDatabase database) => _database = database;

    /// <summary>All of them, the oldest first.</summary>
    public async Task<IReadOnlyList<AccountView>> ListAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = _database.Read(workspace);
        var accounts = await db.MtProtoAccounts.OrderBy(a => a.Id).ToListAsync(cancellation);
        var channels = await db.TrackedChannels.Where(c => c.AccountId != null).GroupBy(c => c.AccountId!.Value)
            .Select(g => new { Account = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Account, g => g.Count, cancellation);
        return [.. accounts.Select(account => new AccountView(account, channels.GetValueOrDefault(account.Id)))];
    }

    public async Task<MtProtoAccount?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = _database.Read(workspace);
        return await db.MtProtoAccounts.FirstOrDefaultAsync(a => a.Id == id, cancellation);
    }
}

/// <param name="Channels">How many channels it reads now.</param>
public sealed record AccountView(MtProtoAccount Account, int Channels);
