using System.Globalization;
using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Passkeys;
using TelegramAdmin.Features.Account;

namespace TelegramAdmin.Auth;

/// <summary>
/// Passkeys by ASP.NET Core Identity's handler, which makes the challenges and checks what authenticators answer. The device asks for a finger,
/// a face or a code each time, so that a passkey is two factors by itself.
/// </summary>
internal sealed class PasskeyAccount(SignInManager<Admin> signIn, UserManager<Admin> users, PasskeyShelf shelf, PasswordAgain again, TimeProvider time)
{
    /// <summary>What the browser asks its authenticators for; any person, since a passkey knows whose it is.</summary>
    public Task<string> RequestOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    public Task<string> CreationOptionsAsync(Admin admin) => signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
    {
        Id = admin.Id.ToString(CultureInfo.InvariantCulture),
        Name = admin.Email,
        DisplayName = admin.Name,
    });

    /// <summary>Whoever signed in a while ago shows once more that it is them: a passkey opens the account for good.</summary>
    public async Task<string?> CheckMayAddAsync(HttpContext context, Admin admin, string? password)
    {
        if (await again.CheckAsync(context, admin, password) is { } refused)
            return refused;
        return (await shelf.OfAsync(admin.Id)).Count >= PasskeyShelf.Most ? AccountErrors.TooManyPasskeys : null;
    }

    public async Task<string?> AddAsync(Admin admin, string credential, string name)
    {
        if (name.Trim().Length is 0 or > PasskeyShelf.LongestName)
            return PasskeyErrors.NameInvalid.Code;
        var attested = await AttestAsync(credential);
        if (attested is null || !attested.Succeeded || attested.UserEntity.Id != admin.Id.ToString(CultureInfo.InvariantCulture))
            return AccountErrors.PasskeyRefused;
        attested.Passkey.Name = name.Trim();
        return (await users.AddOrUpdatePasskeyAsync(admin, attested.Passkey)).Succeeded ? null : AccountErrors.PasskeyRefused;
    }

    /// <summary>The person who signed in; null where nobody did.</summary>
    public async Task<Admin?> SignInAsync(string credential, bool remember)
    {
        var asserted = await AssertAsync(credential);
        if (asserted is null || !asserted.Succeeded || !await signIn.CanSignInAsync(asserted.User))
            return null;
        var admin = asserted.User;
        admin.LastSignInAt = time.GetUtcNow();
        if (!(await users.AddOrUpdatePasskeyAsync(admin, asserted.Passkey)).Succeeded)
            return null;
        await signIn.SignInAsync(admin, remember, "passkey");
        return admin;
    }

    /// <summary>Whether the passkey is this person's: they show once more that it is them.</summary>
    public async Task<bool> ProvesAsync(Admin admin, string credential) =>
        await AssertAsync(credential) is { Succeeded: true } asserted && asserted.User.Id == admin.Id && (await users.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey)).Succeeded;

    // Without a challenge of ours, or with one that is over, Identity throws.
    private async Task<PasskeyAttestationResult?> AttestAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<PasskeyAssertionResult<Admin>?> AssertAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
