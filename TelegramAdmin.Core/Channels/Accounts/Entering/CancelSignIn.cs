using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>Breaks a sign-in off. Of a new account nothing is left; one that was in before can be signed in again.</summary>
public sealed class CancelSignIn
{
    private readonly SignInDesk _desk;
    private readonly SignInRows _rows;

    internal CancelSignIn(SignInDesk desk, SignInRows rows) => (_desk, _rows) = (desk, rows);

    public async Task RunAsync(WorkspaceId workspace, long accountId)
    {
        if (_desk.Look(workspace, accountId) is not null)
            await _desk.EndAsync(accountId);
        await _rows.GiveUpAsync(workspace, accountId);
    }
}
