using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Inviting;

/// <summary>Lets somebody in by an invitation: with a new account, or with the one they are signed in with. Of two who use one link at once, one does.</summary>
public sealed class AcceptInvitation(IDatabase database, CreateAdmin create, InvitationBook book, AuditLog audit, TimeProvider time)
{
    public async Task<Result<Admin>> AsNewAsync(string? token, string name, string email, string password, string? address)
    {
        GivenRoles? given = null;
        var made = await create.RunAsync(name, email, password, async db =>
        {
            var taken = await TakeAsync(db, token);
            taken.TryGet(out given, out _);
            return taken;
        });
        if (made.TryGet(out var admin, out _))
            await RecordAsync(given!, admin, address);
        return made;
    }

    /// <summary>Where they work already they keep their role.</summary>
    public async Task<Failure?> AsMemberAsync(string? token, Admin admin, string? address)
    {
        var joined = await database.WriteAsync(null, db => JoinAsync(db, token, admin.Id));
        if (!joined.TryGet(out var given, out var refused))
            return refused;
        await RecordAsync(given, admin, address);
        return null;
    }

    private async Task<Result<GivenRoles>> JoinAsync(AppDbContext db, string? token, long adminId)
    {
        if (!(await TakeAsync(db, token)).TryGet(out var given, out var refused))
            return refused;
        var known = await db.WorkspaceMembers.Where(m => m.AdminId == adminId).Select(m => m.WorkspaceId).ToListAsync();
        var added = given.Workspaces.Except(known).ToList();
        db.WorkspaceMembers.AddRange(added.Select(w => new WorkspaceMember { WorkspaceId = w, AdminId = adminId, Role = given.Role }));
        return given with { Workspaces = added };
    }

    private async Task<Result<GivenRoles>> TakeAsync(AppDbContext db, string? token)
    {
        var now = time.GetUtcNow();
        if (await book.OpenOf(db, token).FirstOrDefaultAsync() is not { } invitation || await InvitationBook.PlacesAsync(db, invitation) is not { Count: > 0 } places)
            return InvitationErrors.Gone;
        return await book.OpenOf(db, token).ExecuteUpdateAsync(i => i.SetProperty(x => x.ClosedAt, now)) == 1 ? new GivenRoles(places, invitation.Role) : InvitationErrors.Gone;
    }

    private async Task RecordAsync(GivenRoles given, Admin admin, string? address)
    {
        foreach (var workspace in given.Workspaces)
            await audit.RecordAsync(workspace, new Actor(admin.Id, admin.Name, address), "staff.joined", $"{admin.Name} ({admin.Email})", $"by invitation, as {given.Role.ToString().ToLowerInvariant()}");
    }
}
