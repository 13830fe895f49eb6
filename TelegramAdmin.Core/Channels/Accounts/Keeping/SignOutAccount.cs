using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Keeping;

/// <summary>Signs an account out: Telegram ends the session, and its key and folder are deleted here, even where Telegram cannot be told.</summary>
public sealed class SignOutAccount
{
    private readonly IDatabase _database;
    private readonly AccountPool _pool;
    private readonly EndSession _end;
    private readonly AuditLog _audit;
    private readonly EventBus _events;

    internal SignOutAccount(IDatabase database, AccountPool pool, EndSession end, AuditLog audit, EventBus events) =>
        (_database, _pool, _end, _audit, _events) = (database, pool, end, audit, events);

    /// <returns>Whether Telegram heard of it. Where not, the session can be ended in Telegram under Devices; nobody has its key any more.</returns>
    public async Task<Result<bool>> RunAsync(WorkspaceId workspace, long accountId, Actor actor)
    {
        await using var db = _database.Read(workspace);
        if (await db.MtProtoAccounts.FirstOrDefaultAsync(a => a.Id == accountId) is not { } account)
            return AccountErrors.NotFound;
        if (account.ProtectedKey is null || account.State == AccountState.SigningIn)
            return AccountErrors.NotSignedIn;
        // First the row, so that nobody opens it again meanwhile.
        await MarkAsync(workspace, accountId);
        await _pool.CloseAsync(accountId);
        var isTold = await _end.RunAsync(account);
        await _audit.RecordAsync(workspace, actor, "account.signed_out", account.Name, isTold ? null : "Telegram could not be told");
        return isTold;
    }

    private Task MarkAsync(WorkspaceId workspace, long accountId) =>
        _database.WriteAsync(workspace, async db =>
        {
            await db.MtProtoAccounts.Where(a => a.Id == accountId).ExecuteUpdateAsync(set => set
                .SetProperty(a => a.State, AccountState.SignedOut).SetProperty(a => a.ProtectedKey, (string?)null).SetProperty(a => a.Trouble, (string?)null));
            await db.ChannelAccess.Where(a => a.AccountId == accountId).ExecuteDeleteAsync();
            db.AfterCommit(() => _events.Publish(new AccountChanged(workspace, accountId)));
        });
}
