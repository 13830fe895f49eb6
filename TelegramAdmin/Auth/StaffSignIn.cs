using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Auth;

/// <summary>Who is disabled, or belongs to no workspace any more, neither signs in nor stays; nor does who came by a Telegram account that is linked no more.</summary>
internal sealed class StaffSignIn(
    UserManager<Admin> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Admin> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Admin>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Admin> confirmation, IDatabase database)
    : SignInManager<Admin>(users, http, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Admin user) => !user.IsDisabled && await IsMemberAsync(user) && await base.CanSignInAsync(user);

    public override async Task<Admin?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { } admin && await CanSignInAsync(admin) && await TelegramSession.HoldsAsync(database, principal) ? admin : null;

    private async Task<bool> IsMemberAsync(Admin user)
    {
        await using var db = database.ReadAll();
        return await db.WorkspaceMembers.AnyAsync(m => m.AdminId == user.Id);
    }
}
