using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Keeping;

/// <summary>Renames an account, or lets it rest.</summary>
public sealed class ChangeAccount
{
    private const int LongestName = 130;

    private readonly IDatabase _database;
    private readonly EventBus _events;

    internal ChangeAccount(IDatabase database, EventBus events) => (_database, _events) = (database, events);

    public Task<Result<MtProtoAccount>> RenameAsync(WorkspaceId workspace, long accountId, string name) =>
        name.Trim() is { Length: > 0 and <= LongestName } given
            ? ChangeAsync(workspace, accountId, account => account.Name = ShortText.Cut(given, LongestName))
            : Task.FromResult<Result<MtProtoAccount>>(AccountErrors.NameInvalid);

    /// <summary>An account at rest stays signed in, but reads nothing.</summary>
    public Task<Result<MtProtoAccount>> SetCollectingAsync(WorkspaceId workspace, long accountId, bool isCollecting) =>
        ChangeAsync(workspace, accountId, account => account.IsCollecting = isCollecting);

    private Task<Result<MtProtoAccount>> ChangeAsync(WorkspaceId workspace, long accountId, Action<MtProtoAccount> change) =>
        _database.WriteAsync(workspace, async db => await db.ChangeAsync(workspace, accountId, change, _events));
}

/// <summary>One change of one account's row, held while it is made.</summary>
internal static class AccountChange
{
    public static async Task<Result<MtProtoAccount>> ChangeAsync(this AppDbContext db, WorkspaceId workspace, long accountId, Action<MtProtoAccount> change, EventBus events)
    {
        // On PostgreSQL the opening of the account may write beside us; who updates first has the row until the end.
        if (await db.MtProtoAccounts.Where(a => a.Id == accountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsCollecting, a => a.IsCollecting)) == 0)
            return AccountErrors.NotFound;
        var account = await db.MtProtoAccounts.AsTracking().FirstAsync(a => a.Id == accountId);
        change(account);
        db.AfterCommit(() => events.Publish(new AccountChanged(workspace, accountId)));
        return account;
    }
}
