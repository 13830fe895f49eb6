using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Opening;

/// <summary>Writes down how an account turned out to stand when it was opened, or while it was open.</summary>
internal sealed class AccountBook(IDatabase database, EventBus events, TimeProvider time)
{
    public async Task<MtProtoAccount?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.MtProtoAccounts.FirstOrDefaultAsync(a => a.Id == id, cancellation);
    }

    public Task OpenedAsync(MtProtoAccount account) => SetAsync(account.WorkspaceId, account.Id, set => set
        .SetProperty(a => a.LastUsedAt, time.GetUtcNow()).SetProperty(a => a.Trouble, (string?)null));

    public Task EndedAsync(WorkspaceId workspace, long id, Failure why) => SetAsync(workspace, id, set => set
        .SetProperty(a => a.State, AccountState.SessionEnded).SetProperty(a => a.Trouble, why.Message));

    /// <summary>Goes before a session that ended: it ended for this.</summary>
    public Task BannedAsync(WorkspaceId workspace, long id) => SetAsync(workspace, id, set => set
        .SetProperty(a => a.State, AccountState.Banned).SetProperty(a => a.Trouble, AccountErrors.Banned.Message), AccountState.SessionEnded);

    /// <summary>It could not be opened, but may be later.</summary>
    public Task TroubledAsync(WorkspaceId workspace, long id, Failure why) => SetAsync(workspace, id, set => set.SetProperty(a => a.Trouble, why.Message));

    // Only of an account that was fit for use: somebody may have signed it out meanwhile.
    private Task SetAsync(WorkspaceId workspace, long id, Action<UpdateSettersBuilder<MtProtoAccount>> change, AccountState orAlso = AccountState.Ready) =>
        database.WriteAsync(workspace, async db =>
        {
            if (await db.MtProtoAccounts.Where(a => a.Id == id && (a.State == AccountState.Ready || a.State == orAlso)).ExecuteUpdateAsync(change) > 0)
                db.AfterCommit(() => events.Publish(new AccountChanged(workspace, id)));
        });
}
