using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Tenancy;

namespace TelegramAdmin.Auth;

/// <summary>Puts name, workspace and role into the session: the workspace that was wished for where they have a role there, else the last used.</summary>
internal sealed class StaffClaims(UserManager<Admin> users, IOptions<IdentityOptions> options, WorkspaceSeats seats, IHttpContextAccessor http) : UserClaimsPrincipalFactory<Admin>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Admin user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(identity.NameClaimType) is { } email)
            identity.RemoveClaim(email);
        identity.AddClaim(new Claim(identity.NameClaimType, user.Name));
        if (!user.IsDisabled && await SeatAsync(user) is { } seat)
        {
            identity.AddClaim(new Claim(Staff.WorkspaceClaim, seat.Id.Value.ToString(CultureInfo.InvariantCulture)));
            identity.AddClaim(new Claim(ClaimTypes.Role, seat.Role.ToString()));
        }
        return identity;
    }

    private async Task<WorkspaceSeat?> SeatAsync(Admin user)
    {
        var open = await seats.OpenAsync(user.Id);
        var wished = http.HttpContext?.WishedWorkspace;
        return open.FirstOrDefault(s => s.Id == wished) ?? (open.Count > 0 ? open[0] : null);
    }
}
