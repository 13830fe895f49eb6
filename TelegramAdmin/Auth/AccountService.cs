using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Passkeys;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Features.Account;

namespace TelegramAdmin.Auth;

/// <summary>The steps of signing in and of keeping one's account; each answers with an error code of <see cref="AccountErrors"/> or null.</summary>
internal sealed class AccountService(SignInManager<Admin> signIn, UserManager<Admin> users, UsedCodes usedCodes, StrangerLockout strangers, OneTimeNotes notes, IPasswordHasher<Admin> hasher, KnownDevices known, StaffSessions sessions, PasskeyShelf passkeys, TimeProvider time)
{
    private static readonly Admin Nobody = new() { Name = "", Email = "", CreatedAt = default };
    private static readonly string HashOfNobody = new PasswordHasher<Admin>().HashPassword(Nobody, "nobody");

    public async Task<(SignInResult Result, Admin? Admin)> PasswordAsync(string email, string password, bool remember)
    {
        var admin = await users.FindByEmailAsync(email);
        if (admin?.PasswordHash is null || !await signIn.CanSignInAsync(admin))
        {
            if (strangers.IsLocked(email))
                return (SignInResult.LockedOut, null);
            // The same work as for a real account, so that the time of an answer does not tell who has one.
            hasher.VerifyHashedPassword(Nobody, HashOfNobody, password);
            return (strangers.Fail(email), null);
        }
        // Guessed at from elsewhere until it locked: that is no reason to keep its owner out.
        if (await users.IsLockedOutAsync(admin) && known.TryBegin(signIn.Context, admin) && await users.CheckPasswordAsync(admin, password))
            await users.SetLockoutEndDateAsync(admin, null);
        var result = await signIn.PasswordSignInAsync(admin, password, remember, lockoutOnFailure: true);
        if (result.Succeeded)
            await NoteSignInAsync(admin);
        return (result, admin);
    }

    public async Task<(SignInResult Result, Admin? Admin)> CodeAsync(string? code, string? recoveryCode, bool remember, bool rememberDevice)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } admin)
            return (SignInResult.NotAllowed, null);
        if (recoveryCode is { Length: > 0 })
            return (await signIn.TwoFactorRecoveryCodeSignInAsync(recoveryCode.Replace(" ", "", StringComparison.Ordinal)), admin);
        var digits = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await users.VerifyTwoFactorTokenAsync(admin, TokenOptions.DefaultAuthenticatorProvider, digits) || !usedCodes.TryUse(admin.Id, digits))
        {
            await users.AccessFailedAsync(admin);
            return (await users.IsLockedOutAsync(admin) ? SignInResult.LockedOut : SignInResult.Failed, admin);
        }
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(digits, remember, rememberDevice);
        if (result.Succeeded)
            await NoteSignInAsync(admin);
        return (result, admin);
    }

    public async Task<string?> ChangePasswordAsync(Admin admin, string current, string next, string again)
    {
        if (next != again)
            return AccountErrors.PasswordsDiffer;
        if (!await users.CheckPasswordAsync(admin, current))
            return AccountErrors.WrongPassword;
        if (!(await users.ChangePasswordAsync(admin, current, next)).Succeeded)
            return AccountErrors.WeakPassword;
        await EndOthersAsync(admin);
        return null;
    }

    public async Task EnrolAsync(Admin admin) => await users.ResetAuthenticatorKeyAsync(admin);

    public async Task<string?> ConfirmEnrolmentAsync(Admin admin, string code)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (!await users.VerifyTwoFactorTokenAsync(admin, TokenOptions.DefaultAuthenticatorProvider, digits))
            return AccountErrors.WrongCode;
        usedCodes.TryUse(admin.Id, digits);
        await users.SetTwoFactorEnabledAsync(admin, true);
        await NewRecoveryCodesAsync(admin);
        await signIn.RefreshSignInAsync(admin);
        return null;
    }

    public async Task NewRecoveryCodesAsync(Admin admin) =>
        notes.Leave(admin.Id, [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(admin, 10) ?? []]);

    public async Task<string?> TurnOffTwoFactorAsync(Admin admin, string password)
    {
        if (!await users.CheckPasswordAsync(admin, password))
            return AccountErrors.WrongPassword;
        await users.SetTwoFactorEnabledAsync(admin, false);
        await signIn.RefreshSignInAsync(admin);
        return null;
    }

    public async Task EndOtherSessionsAsync(Admin admin)
    {
        await users.UpdateSecurityStampAsync(admin);
        await EndOthersAsync(admin);
    }

    /// <returns>The browser that was signed out; null where it was already.</returns>
    public Task<StaffSessionRow?> EndSessionAsync(Admin admin, long id) => sessions.EndAsync(admin.Id, id);

    public async Task<SecurityView> ViewAsync(Admin admin, bool isEnrolling, string? session)
    {
        var key = isEnrolling ? await users.GetAuthenticatorKeyAsync(admin) : null;
        return new SecurityView
        {
            HasTwoFactor = admin.HasTwoFactor,
            RecoveryCodesLeft = await users.CountRecoveryCodesAsync(admin),
            Sessions = [.. (await sessions.OfAsync(admin.Id)).Select(s => new SignedInDevice(s, s.KeyHash == session)).OrderByDescending(s => s.IsThis)],
            Passkeys = await passkeys.OfAsync(admin.Id),
            NewRecoveryCodes = notes.Take(admin.Id),
            Enrolment = key is null ? null : new Enrolment(
                $"otpauth://totp/TelegramAdmin:{Uri.EscapeDataString(admin.Email)}?secret={key}&issuer=TelegramAdmin&digits=6",
                string.Join(' ', key.Chunk(4).Select(group => new string(group)))),
        };
    }

    // Their cookies would fall with the changed stamp too, within a minute; this one is made anew with it.
    private async Task EndOthersAsync(Admin admin)
    {
        await sessions.EndAllAsync(admin.Id, butKeyHash: SessionKeys.Of(signIn.Context.User));
        await signIn.RefreshSignInAsync(admin);
    }

    private Task NoteSignInAsync(Admin admin)
    {
        admin.LastSignInAt = time.GetUtcNow();
        known.Remember(signIn.Context, admin);
        return users.UpdateAsync(admin);
    }
}
