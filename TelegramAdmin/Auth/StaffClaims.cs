using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Auth;

/// <summary>Puts name, workspace and role into the session. A member of several workspaces begins in the first.</summary>
internal sealed class StaffClaims(UserManager<Admin> users, IOptions<IdentityOptions> options, IDatabase database) : UserClaimsPrincipalFactory<Admin>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Admin user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(identity.NameClaimType) is { } email)
            identity.RemoveClaim(email);
        identity.AddClaim(new Claim(identity.NameClaimType, user.Name));
        await using var db = database.ReadAll();
        if (await db.WorkspaceMembers.Where(m => m.AdminId == user.Id).OrderBy(m => m.WorkspaceId).FirstOrDefaultAsync() is { } member && !user.IsDisabled)
        {
            identity.AddClaim(new Claim(Staff.WorkspaceClaim, member.WorkspaceId.Value.ToString(CultureInfo.InvariantCulture)));
            identity.AddClaim(new Claim(ClaimTypes.Role, member.Role.ToString()));
        }
        return identity;
    }
}
