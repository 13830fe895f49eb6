using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>What becomes of an account whose sign-in came to nothing: a new one goes, one that was in before can be signed in again.</summary>
internal sealed class SignInRows(IDatabase database, SessionFolders folders, EventBus events)
{
    public async Task GiveUpAsync(WorkspaceId workspace, long id)
    {
        var folder = await database.WriteAsync(workspace, async db =>
        {
            var row = await db.MtProtoAccounts.FirstOrDefaultAsync(a => a.Id == id && a.State == AccountState.SigningIn);
            if (row is null)
                return null;
            var own = db.MtProtoAccounts.Where(a => a.Id == id && a.State == AccountState.SigningIn);
            if (row.TelegramUserId is null)
                await own.ExecuteDeleteAsync();
            else
                await own.ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AccountState.SessionEnded)
                    .SetProperty(a => a.ProtectedKey, (string?)null).SetProperty(a => a.Trouble, AccountErrors.SessionEnded.Message));
            db.AfterCommit(() => events.Publish(new AccountChanged(workspace, id)));
            return row.Folder;
        });
        if (folder is not null)
            folders.Delete(folder);
    }

    /// <summary>After a restart nobody is at any sign-in.</summary>
    public async Task GiveUpAllAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        foreach (var row in await db.MtProtoAccounts.Where(a => a.State == AccountState.SigningIn).Select(a => new { a.WorkspaceId, a.Id }).ToListAsync(cancellation))
            await GiveUpAsync(row.WorkspaceId, row.Id);
    }
}
