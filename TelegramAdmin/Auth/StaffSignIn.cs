using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Auth;

/// <summary>Who is disabled, or belongs to no workspace any more, neither signs in nor stays; nor does who came by a Telegram account that is linked no more.</summary>
internal sealed class StaffSignIn(
    UserManager<Admin> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Admin> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Admin>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Admin> confirmation, IDatabase database, WorkspaceSeats seats)
    : SignInManager<Admin>(users, http, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Admin user) => !user.IsDisabled && (await seats.OpenAsync(user.Id)).Count > 0 && await base.CanSignInAsync(user);

    public override async Task<Admin?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { } admin && await CanSignInAsync(admin) && await HasSeatAsync(principal!) && await TelegramSession.HoldsAsync(database, principal) ? admin : null;

    /// <summary>Whether the workspace they are in is open, and their role in it as the session says.</summary>
    private async Task<bool> HasSeatAsync(ClaimsPrincipal principal) =>
        Staff.Of(principal) is { } staff && (await seats.OpenAsync(staff.AdminId)).Any(s => s.Id == staff.Workspace && s.Role == staff.Role);
}
