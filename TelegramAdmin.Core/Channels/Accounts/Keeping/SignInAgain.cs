using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Keeping;

/// <summary>Makes an account whose session ended ready for a new sign-in (<see cref="BeginSignIn"/>), with an empty folder and a new key.</summary>
public sealed class SignInAgain
{
    private readonly IDatabase _database;
    private readonly AccountVault _vault;
    private readonly SessionFolders _folders;
    private readonly AccountPool _pool;
    private readonly EventBus _events;

    internal SignInAgain(IDatabase database, AccountVault vault, SessionFolders folders, AccountPool pool, EventBus events) =>
        (_database, _vault, _folders, _pool, _events) = (database, vault, folders, pool, events);

    public async Task<Result<long>> RunAsync(WorkspaceId workspace, long accountId)
    {
        await using var db = _database.Read(workspace);
        if (await db.MtProtoAccounts.FirstOrDefaultAsync(a => a.Id == accountId) is not { } account)
            return AccountErrors.NotFound;
        if (account.State == AccountState.SigningIn)
            return accountId;
        if (account.State == AccountState.Ready)
            return AccountErrors.AlreadySignedIn;
        await _pool.CloseAsync(accountId);
        _folders.Delete(account.Folder);
        return await MarkAsync(workspace, account) ? accountId : AccountErrors.AlreadySignedIn;
    }

    private Task<bool> MarkAsync(WorkspaceId workspace, MtProtoAccount account)
    {
        var key = _vault.NewKey();
        return _database.WriteAsync(workspace, async db =>
        {
            var marked = await db.MtProtoAccounts.Where(a => a.Id == account.Id && a.State == account.State).ExecuteUpdateAsync(set => set
                .SetProperty(a => a.State, AccountState.SigningIn).SetProperty(a => a.ProtectedKey, key).SetProperty(a => a.Trouble, (string?)null));
            db.AfterCommit(() => _events.Publish(new AccountChanged(workspace, account.Id)));
            return marked > 0;
        });
    }
}
