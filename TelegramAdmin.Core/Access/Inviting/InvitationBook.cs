using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Access.Inviting;

/// <summary>Reads open invitations and takes them back.</summary>
public sealed class InvitationBook(IDatabase database, AuditLog audit, TimeProvider time)
{
    /// <summary>Those that lead to this workspace, the newest first.</summary>
    public async Task<IReadOnlyList<OpenInvitation>> OpenAsync(WorkspaceId workspace)
    {
        var now = time.GetUtcNow();
        await using var db = database.Read(workspace);
        return await db.InvitedPlaces.Join(db.Invitations.Where(i => i.ClosedAt == null && i.ExpiresAt > now), p => p.InvitationId, i => i.Id, (p, i) => i).OrderByDescending(i => i.Id)
            .Join(db.Admins, i => i.InvitedBy, a => a.Id, (i, a) => new OpenInvitation(i.Id, i.Guest, i.Role, a.Name, i.ExpiresAt)).ToListAsync();
    }

    /// <summary>What a link leads to; null for one that does not work any more.</summary>
    public async Task<InvitationView?> FindAsync(string? token)
    {
        await using var db = database.ReadAll();
        if (await OpenOf(db, token).FirstOrDefaultAsync() is not { } invitation)
            return null;
        var places = await PlacesAsync(db, invitation);
        var names = await db.Workspaces.Where(w => places.Contains(w.Id)).OrderBy(w => w.Id).Select(w => w.Name).ToListAsync();
        var by = await db.Admins.Where(a => a.Id == invitation.InvitedBy).Select(a => a.Name).FirstAsync();
        return names.Count == 0 ? null : new InvitationView(invitation.Guest, invitation.Role, by, names, invitation.ExpiresAt);
    }

    /// <summary>Whoever owns one of its workspaces may take it back.</summary>
    public async Task<Failure?> RevokeAsync(WorkspaceId workspace, long id, Actor by)
    {
        var now = time.GetUtcNow();
        var guest = await database.WriteAsync(workspace, async db =>
        {
            if (!await db.InvitedPlaces.AnyAsync(p => p.InvitationId == id) || await db.Invitations.FirstOrDefaultAsync(i => i.Id == id) is not { } row)
                return null;
            return await db.Invitations.Where(i => i.Id == id && i.ClosedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.ClosedAt, now)) == 1 ? row.Guest : null;
        });
        if (guest is null)
            return InvitationErrors.Gone;
        await audit.RecordAsync(workspace, by, "staff.invitation_revoked", guest);
        return null;
    }

    internal IQueryable<Invitation> OpenOf(AppDbContext db, string? token)
    {
        var (hash, now) = (SecretProtector.HashOf(token ?? ""), time.GetUtcNow());
        return db.Invitations.Where(i => i.TokenHash == hash && i.ClosedAt == null && i.ExpiresAt > now);
    }

    /// <summary>Its workspaces that are open and that the inviter still owns: whoever lost that may not let others in.</summary>
    internal static Task<List<WorkspaceId>> PlacesAsync(AppDbContext db, Invitation invitation) =>
        db.InvitedPlaces.Where(p => p.InvitationId == invitation.Id)
            .Join(db.Workspaces.Where(w => w.ArchivedAt == null), p => p.WorkspaceId, w => w.Id, (p, w) => w.Id)
            .Join(db.WorkspaceMembers.Where(m => m.AdminId == invitation.InvitedBy && m.Role == AdminRole.Owner), id => id, m => m.WorkspaceId, (id, m) => m)
            .Join(db.Admins.Where(a => !a.IsDisabled), m => m.AdminId, a => a.Id, (m, a) => m.WorkspaceId).ToListAsync();
}

/// <summary>An invitation that nobody used yet, as a list shows it.</summary>
public sealed record OpenInvitation(long Id, string Guest, AdminRole Role, string InvitedBy, DateTimeOffset ExpiresAt);

/// <summary>What somebody who is invited reads.</summary>
public sealed record InvitationView(string Guest, AdminRole Role, string InvitedBy, IReadOnlyList<string> Workspaces, DateTimeOffset ExpiresAt);
