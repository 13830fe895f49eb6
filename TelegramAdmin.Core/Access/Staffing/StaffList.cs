using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Staffing;

/// <summary>Reads who works in a workspace.</summary>
public sealed class StaffList(IDatabase database)
{
    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<StaffMember>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await db.WorkspaceMembers.Join(db.Admins, m => m.AdminId, a => a.Id, (m, a) => new { m.Role, Admin = a }).ToListAsync(cancellation);
        return [.. rows.Select(r => StaffMember.Of(r.Admin, r.Role)).OrderBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}

/// <summary>Somebody of the staff as a list shows them.</summary>
public sealed record StaffMember(long AdminId, string Name, string Email, AdminRole Role, bool IsDisabled, bool HasTwoFactor, DateTimeOffset? LastSignInAt)
{
    internal static StaffMember Of(Admin admin, AdminRole role) =>
        new(admin.Id, admin.Name, admin.Email, role, admin.IsDisabled, admin.HasTwoFactor, admin.LastSignInAt);
}
