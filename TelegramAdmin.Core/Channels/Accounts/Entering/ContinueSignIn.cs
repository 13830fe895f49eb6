using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto.Schema;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>The steps of a sign-in after its beginning. Each says what is awaited next; what was refused may be given again.</summary>
public sealed class ContinueSignIn
{
    private readonly SignInDesk _desk;

    internal ContinueSignIn(SignInDesk desk) => _desk = desk;

    public async Task<Result<SignInView>> CodeAsync(WorkspaceId workspace, long accountId, string code)
    {
        var given = Plain(code, 64);
        return given.Length == 0 ? SignInErrors.CodeInvalid : await _desk.StepAsync(workspace, accountId, new CheckAuthenticationCode(given), SignInStep.Code);
    }

    public async Task<Result<SignInView>> PasswordAsync(WorkspaceId workspace, long accountId, string password) => password.Length is 0 or > 1024
        ? SignInErrors.PasswordInvalid
        : await _desk.StepAsync(workspace, accountId, new CheckAuthenticationPassword(password), SignInStep.Password);

    public async Task<Result<SignInView>> EmailAsync(WorkspaceId workspace, long accountId, string email)
    {
        var given = Plain(email, 254);
        return !given.Contains('@', StringComparison.Ordinal) ? SignInErrors.EmailInvalid
            : await _desk.StepAsync(workspace, accountId, new SetAuthenticationEmailAddress(given), SignInStep.EmailAddress);
    }

    public async Task<Result<SignInView>> EmailCodeAsync(WorkspaceId workspace, long accountId, string code)
    {
        var given = Plain(code, 64);
        return given.Length == 0 ? SignInErrors.EmailCodeInvalid
            : await _desk.StepAsync(workspace, accountId, new CheckAuthenticationEmailCode(new TdEmailCode(given)), SignInStep.EmailCode);
    }

    /// <summary>Asks for another code, by the way that <see cref="SignInView.NextWay"/> tells.</summary>
    public Task<Result<SignInView>> ResendCodeAsync(WorkspaceId workspace, long accountId) =>
        _desk.StepAsync(workspace, accountId, new ResendAuthenticationCode(), SignInStep.Code, SignInStep.EmailCode);

    // Codes are pasted with blanks around them; words by SMS have blanks within.
    private static string Plain(string typed, int longest) => typed.Trim() is { } text && text.Length <= longest ? text : "";
}
