using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>What somebody does at a sign-in that is under way.</summary>
public sealed class SignInActs(StaffSession session, SignInDesk desk, BeginSignIn begin, ContinueSignIn go, CancelSignIn cancel, AccountReader reader)
{
    /// <returns>Null where no sign-in is under way.</returns>
    public async Task<SignInView?> LookAsync(long id)
    {
        var workspace = await WorkspaceAsync();
        desk.Touch(workspace, id);
        return desk.Look(workspace, id);
    }

    public async Task<string?> NameAsync(long id) => (await reader.FindAsync(await WorkspaceAsync(), id))?.Name;

    /// <summary>Gives what this step waits for.</summary>
    public async Task<Failure?> GiveAsync(long id, SignInStep step, string value)
    {
        var workspace = await WorkspaceAsync();
        var given = step switch
        {
            SignInStep.Phone => await begin.ByPhoneAsync(workspace, id, value),
            SignInStep.EmailAddress => await go.EmailAsync(workspace, id, value),
            SignInStep.EmailCode => await go.EmailCodeAsync(workspace, id, value),
            SignInStep.Password => await go.PasswordAsync(workspace, id, value),
            _ => await go.CodeAsync(workspace, id, value),
        };
        return given.Failure;
    }

    public async Task<Failure?> ResendAsync(long id) => (await go.ResendCodeAsync(await WorkspaceAsync(), id)).Failure;

    public async Task CancelAsync(long id) => await cancel.RunAsync(await WorkspaceAsync(), id);

    private async Task<WorkspaceId> WorkspaceAsync() => (await session.RequireAsync(AdminRole.Admin)).Workspace;
}
