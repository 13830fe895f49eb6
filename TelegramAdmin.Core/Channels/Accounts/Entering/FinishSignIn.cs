using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto.Schema;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>Telegram let the account in: who it is gets written down, and the session is closed until there is work.</summary>
internal sealed class FinishSignIn(IDatabase database, AccountVault vault, SignInRows rows)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="isShared">The session is a copy of another program's, so it must not be ended at Telegram.</param>
    public async Task<Failure?> RunAsync(SignInSession session, bool isShared = false)
    {
        var asked = await session.SendAsync(new GetMe());
        if (!asked.TryGet(out var person, out var refused))
        {
            await session.CloseAsync();
            await rows.GiveUpAsync(session.Account.WorkspaceId, session.Account.Id);
            return SignInErrors.Read(refused);
        }
        var known = await KeepAsync(session.Account, person);
        if (known is null || isShared)
            await session.CloseAsync();
        else
            await session.LeaveAsync(Patience);
        if (known is not null)
            await rows.GiveUpAsync(session.Account.WorkspaceId, session.Account.Id);
        return known;
    }

    private Task<Failure?> KeepAsync(MtProtoAccount account, TdUser person) =>
        database.WriteAsync(account.WorkspaceId, async db =>
        {
            if (await db.MtProtoAccounts.Where(a => a.TelegramUserId == person.Id && a.Id != account.Id).Select(a => a.Name).FirstOrDefaultAsync() is { } name)
                return AccountErrors.Known(name);
            if (await db.MtProtoAccounts.AsTracking().FirstOrDefaultAsync(a => a.Id == account.Id) is not { } row)
                return AccountErrors.NotFound;
            vault.KeepPerson(row, person);
            row.ProtectedKey = account.ProtectedKey;
            (row.State, row.Trouble, row.WaitsUntil) = (AccountState.Ready, null, null);
            // The new session has found no channel yet.
            await db.ChannelAccess.Where(a => a.AccountId == row.Id).ExecuteDeleteAsync();
            return null;
        });
}
