using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto.Schema;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>Begins to sign an account in, or begins again with another number or the other way: its code is sent, or its QR code shown.</summary>
public sealed class BeginSignIn
{
    private const int LongestNumber = 32;

    private static readonly SignInStep[] BeforeTheEnd = [SignInStep.Phone, SignInStep.Code, SignInStep.Password, SignInStep.EmailAddress, SignInStep.EmailCode, SignInStep.QrCode];

    private readonly IDatabase _database;
    private readonly SignInDesk _desk;
    private readonly SessionFolders _folders;

    internal BeginSignIn(IDatabase database, SignInDesk desk, SessionFolders folders) => (_database, _desk, _folders) = (database, desk, folders);

    public async Task<Result<SignInView>> ByPhoneAsync(WorkspaceId workspace, long accountId, string phone, CancellationToken cancellation = default)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        if (digits.Length is < 5 or > 15 || phone.Length > LongestNumber)
            return SignInErrors.PhoneInvalid;
        return await OpenAsync(workspace, accountId, cancellation) is { } failure ? failure
            : await _desk.StepAsync(workspace, accountId, new SetAuthenticationPhoneNumber("+" + digits), BeforeTheEnd);
    }

    public async Task<Result<SignInView>> ByQrAsync(WorkspaceId workspace, long accountId, CancellationToken cancellation = default) =>
        await OpenAsync(workspace, accountId, cancellation) is { } failure ? failure
            : await _desk.StepAsync(workspace, accountId, new RequestQrCodeAuthentication([]), BeforeTheEnd);

    private async Task<Failure?> OpenAsync(WorkspaceId workspace, long accountId, CancellationToken cancellation)
    {
        await using var db = _database.Read(workspace);
        if (await db.MtProtoAccounts.FirstOrDefaultAsync(a => a.Id == accountId, cancellation) is not { } account)
            return AccountErrors.NotFound;
        if (account.State != AccountState.SigningIn)
            return account.State == AccountState.Ready ? AccountErrors.AlreadySignedIn : AccountErrors.NotSigningIn;
        if (_desk.Look(workspace, accountId)?.Step == SignInStep.QrCode)
            await StartOverAsync(account);
        _folders.Make(account.Folder);
        return (await _desk.BeginAsync(account, cancellation)).Failure;
    }

    // Once TDLib shows a QR code it takes no number any more (AuthManager::set_phone_number), not even after it was closed.
    private async Task StartOverAsync(MtProtoAccount account)
    {
        await _desk.EndAsync(account.Id);
        _folders.Delete(account.Folder);
    }
}
