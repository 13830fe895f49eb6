using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Passkeys;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Features.Account;

namespace TelegramAdmin.Auth;

/// <summary>
/// Before what cannot be left to whoever finds an unlocked screen: whoever showed who they are more than ten minutes ago is asked once more.
/// An act says <c>if (await fresh.RequireAsync() is { } refused) return refused;</c>, and goes on where the proof was given.
/// </summary>
public sealed class FreshSignIn(AuthenticationStateProvider authentication, StaffSessions sessions, IServiceScopeFactory scopes, IOptions<ShellOptions> shell)
{
    /// <summary>Shows the dialog; done when it is closed, whatever came of it.</summary>
    internal Func<ProofWays, Task>? Ask { get; set; }

    public async Task<Failure?> RequireAsync()
    {
        var person = (await authentication.GetAuthenticationStateAsync()).User;
        if (await sessions.IsFreshAsync(person))
            return null;
        await using var scope = scopes.CreateAsyncScope();
        if (Ask is null || await FindAsync(scope, person) is not { } admin)
            return AccessErrors.NotProved;
        if (IsPretended(admin))
            return null;
        var hasPasskey = (await scope.ServiceProvider.GetRequiredService<PasskeyShelf>().OfAsync(admin.Id)).Count > 0;
        await Ask(new ProofWays(admin.HasTwoFactor, hasPasskey));
        return await sessions.IsFreshAsync(person) ? null : AccessErrors.NotProved;
    }

    /// <param name="code">Of the authenticator app, instead of the password.</param>
    /// <returns>A code of <see cref="AccountErrors"/>; null where it was right. Wrong tries lock the account, as at the door.</returns>
    internal async Task<string?> ProveAsync(string password, string code)
    {
        var person = (await authentication.GetAuthenticationStateAsync()).User;
        await using var scope = scopes.CreateAsyncScope();
        if (await FindAsync(scope, person) is not { } admin || SessionKeys.Of(person) is not { } session)
            return AccountErrors.Expired;
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Admin>>();
        if (await users.IsLockedOutAsync(admin))
            return AccountErrors.LockedOut;
        if (!await IsRightAsync(scope, users, admin, password, code))
        {
            await users.AccessFailedAsync(admin);
            return await users.IsLockedOutAsync(admin) ? AccountErrors.LockedOut : code.Length > 0 ? AccountErrors.WrongCode : AccountErrors.WrongPassword;
        }
        await users.ResetAccessFailedCountAsync(admin);
        await sessions.ProveAsync(session);
        return null;
    }

    private static async Task<bool> IsRightAsync(AsyncServiceScope scope, UserManager<Admin> users, Admin admin, string password, string code)
    {
        if (code.Length == 0)
            return await users.CheckPasswordAsync(admin, password);
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        return admin.HasTwoFactor && await users.VerifyTwoFactorTokenAsync(admin, TokenOptions.DefaultAuthenticatorProvider, digits)
            && scope.ServiceProvider.GetRequiredService<UsedCodes>().TryUse(admin.Id, digits);
    }

    /// <summary>The sandbox's owner entered by a click and has no password to show; nothing is real there.</summary>
    private bool IsPretended(Admin admin) => shell.Value.SandboxUrl is not null && admin.Email == SandboxOwner.Email;

    private static async Task<Admin?> FindAsync(AsyncServiceScope scope, ClaimsPrincipal person) => Staff.Of(person) is { } staff
        ? await scope.ServiceProvider.GetRequiredService<UserManager<Admin>>().FindByIdAsync(staff.AdminId.ToString(CultureInfo.InvariantCulture))
        : null;
}

/// <summary>By what else than the password somebody can show who they are.</summary>
public sealed record ProofWays(bool HasCode, bool HasPasskey);
