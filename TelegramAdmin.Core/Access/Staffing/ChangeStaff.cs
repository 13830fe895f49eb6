using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Staffing;

/// <summary>Gives somebody another role, locks them out, lets them in again, or takes them off the staff. Each ends their sessions; an owner always remains.</summary>
public sealed class ChangeStaff(IDatabase database, StaffSessions sessions)
{
    public Task<Result<StaffMember>> SetRoleAsync(WorkspaceId workspace, long adminId, AdminRole role) => ChangeAsync(workspace, adminId, (_, member, _) =>
    {
        member.Role = role;
        return Task.FromResult<Failure?>(null);
    });

    public Task<Result<StaffMember>> DisableAsync(WorkspaceId workspace, long adminId) => ChangeAsync(workspace, adminId, async (db, member, admin) =>
    {
        if (await WorksElsewhereAsync(db, member))
            return StaffErrors.WorksElsewhere;
        admin.IsDisabled = true;
        return null;
    });

    public Task<Result<StaffMember>> EnableAsync(WorkspaceId workspace, long adminId) => ChangeAsync(workspace, adminId, async (db, member, admin) =>
    {
        if (await WorksElsewhereAsync(db, member))
            return StaffErrors.DisabledElsewhere;
        admin.IsDisabled = false;
        return null;
    });

    /// <summary>The account stays, so that what the person did keeps its name, and so that they can come back.</summary>
    public Task<Result<StaffMember>> RemoveAsync(WorkspaceId workspace, long adminId) => ChangeAsync(workspace, adminId, (db, member, _) =>
    {
        db.Remove(member);
        return Task.FromResult<Failure?>(null);
    });

    private async Task<Result<StaffMember>> ChangeAsync(WorkspaceId workspace, long adminId, Func<AppDbContext, WorkspaceMember, Admin, Task<Failure?>> change)
    {
        var done = await WriteAsync(workspace, adminId, change);
        // The changed stamp ends them too, within a minute; this at once.
        if (done.IsOk)
            await sessions.EndAllAsync(adminId);
        return done;
    }

    private Task<Result<StaffMember>> WriteAsync(WorkspaceId workspace, long adminId, Func<AppDbContext, WorkspaceMember, Admin, Task<Failure?>> change) =>
        database.WriteAsync(workspace, async db =>
        {
            // Holds the workspace's row, so that of two owners who demote each other at once one comes second and is refused.
            await db.Set<Workspaces.Workspace>().Where(w => w.Id == workspace).ExecuteUpdateAsync(w => w.SetProperty(x => x.Name, x => x.Name));
            var member = await db.WorkspaceMembers.AsTracking().FirstOrDefaultAsync(m => m.AdminId == adminId);
            var admin = await db.Admins.AsTracking().FirstOrDefaultAsync(a => a.Id == adminId);
            if (member is null || admin is null)
                return (Result<StaffMember>)StaffErrors.NotFound;
            if (await change(db, member, admin) is { } refused)
                return Undo(db, refused);
            if (!await HasOwnerAsync(db, member, admin))
                return Undo(db, StaffErrors.LastOwner);
            admin.SecurityStamp = Guid.NewGuid().ToString("N");
            admin.ConcurrencyStamp = Guid.NewGuid().ToString("N");
            return StaffMember.Of(admin, member.Role);
        });

    private static Task<bool> WorksElsewhereAsync(AppDbContext db, WorkspaceMember member) =>
        db.WorkspaceMembers.IgnoreQueryFilters().AnyAsync(m => m.AdminId == member.AdminId && m.WorkspaceId != member.WorkspaceId);

    /// <summary>Whether an owner who can sign in remains: this one as changed, or another.</summary>
    private static async Task<bool> HasOwnerAsync(AppDbContext db, WorkspaceMember member, Admin admin) =>
        (member.Role == AdminRole.Owner && !admin.IsDisabled && db.Entry(member).State != EntityState.Deleted)
        || await db.WorkspaceMembers.Where(m => m.AdminId != admin.Id && m.Role == AdminRole.Owner)
            .Join(db.Admins, m => m.AdminId, a => a.Id, (_, a) => a).AnyAsync(a => !a.IsDisabled);

    private static Failure Undo(AppDbContext db, Failure refused)
    {
        db.ChangeTracker.Clear();
        return refused;
    }
}
