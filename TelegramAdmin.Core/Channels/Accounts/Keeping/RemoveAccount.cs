using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.Channels.Sources.Budget;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Keeping;

/// <summary>Takes an account away, signed out before. What it collected stays; its channels are read by others, or wait.</summary>
public sealed class RemoveAccount
{
    private readonly IDatabase _database;
    private readonly AccountPool _pool;
    private readonly SignInDesk _desk;
    private readonly EndSession _end;
    private readonly AuditLog _audit;
    private readonly EventBus _events;

    internal RemoveAccount(IDatabase database, AccountPool pool, SignInDesk desk, EndSession end, AuditLog audit, EventBus events) =>
        (_database, _pool, _desk, _end, _audit, _events) = (database, pool, desk, end, audit, events);

    public async Task<Result<bool>> RunAsync(WorkspaceId workspace, long accountId, Actor actor)
    {
        await using var db = _database.Read(workspace);
        if (await db.MtProtoAccounts.FirstOrDefaultAsync(a => a.Id == accountId) is not { } account)
            return AccountErrors.NotFound;
        await DeleteAsync(workspace, accountId);
        await _desk.EndAsync(accountId);
        await _pool.CloseAsync(accountId);
        var isTold = await _end.RunAsync(account);
        await _audit.RecordAsync(workspace, actor, "account.removed", account.Name, isTold || account.State != AccountState.Ready ? null : "Telegram could not be told");
        return isTold;
    }

    private Task DeleteAsync(WorkspaceId workspace, long accountId) =>
        _database.WriteAsync(workspace, async db =>
        {
            await db.ChannelAccess.Where(a => a.AccountId == accountId).ExecuteDeleteAsync();
            await db.NameLookups.Where(l => l.AccountId == accountId).ExecuteDeleteAsync();
            await db.RequestWaits.Where(w => w.AccountId == accountId).ExecuteDeleteAsync();
            await db.TrackedChannels.Where(c => c.AccountId == accountId).ExecuteUpdateAsync(set => set.SetProperty(c => c.AccountId, (long?)null));
            await db.MtProtoAccounts.Where(a => a.Id == accountId).ExecuteDeleteAsync();
            db.AfterCommit(() => _events.Publish(new AccountChanged(workspace, accountId)));
        });
}
