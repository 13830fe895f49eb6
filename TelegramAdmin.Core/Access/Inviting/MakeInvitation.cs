using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Access.Inviting;

/// <summary>Invites somebody to workspaces that the inviter owns. The link it returns is the only sight of it there will ever be.</summary>
public sealed class MakeInvitation(IDatabase database, AuditLog audit, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(48);

    private const int LongestGuest = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<Result<NewInvitation>> RunAsync(string guest, AdminRole role, IReadOnlyCollection<WorkspaceId> places, Actor by)
    {
        if (guest.Trim().Length is 0 or > LongestGuest)
            return InvitationErrors.NoGuest;
        var token = SecretProtector.NewSecret(32);
        var made = await database.WriteAsync(null, db => StoreAsync(db, token, guest.Trim(), role, places, by.AdminId ?? 0));
        if (made.TryGet(out var invitation, out _))
        {
            foreach (var place in places)
                await audit.RecordAsync(place, by, "staff.invited", invitation.Row.Guest, $"as {role.ToString().ToLowerInvariant()}");
        }
        return made;
    }

    private async Task<Result<NewInvitation>> StoreAsync(AppDbContext db, string token, string guest, AdminRole role, IReadOnlyCollection<WorkspaceId> places, long by)
    {
        var now = time.GetUtcNow();
        await ForgetAsync(db, now - Kept);
        var wanted = places.ToArray();
        var owned = await db.WorkspaceMembers.Where(m => m.AdminId == by && m.Role == AdminRole.Owner && wanted.Contains(m.WorkspaceId))
            .Join(db.Workspaces.Where(w => w.ArchivedAt == null), m => m.WorkspaceId, w => w.Id, (m, w) => w.Id).CountAsync();
        if (wanted.Length == 0 || owned != wanted.Distinct().Count())
            return InvitationErrors.NoPlace;
        var row = db.Invitations.Add(new Invitation { TokenHash = SecretProtector.HashOf(token), Guest = guest, Role = role, InvitedBy = by, CreatedAt = now, ExpiresAt = now + Lifetime }).Entity;
        await db.SaveChangesAsync();
        db.InvitedPlaces.AddRange(wanted.Distinct().Select(w => new InvitedPlace { InvitationId = row.Id, WorkspaceId = w }));
        return new NewInvitation(row, token);
    }

    private static async Task ForgetAsync(AppDbContext db, DateTimeOffset before)
    {
        var old = await db.Invitations.Where(i => i.ExpiresAt < before).Select(i => i.Id).ToListAsync();
        await db.InvitedPlaces.Where(p => old.Contains(p.InvitationId)).ExecuteDeleteAsync();
        await db.Invitations.Where(i => old.Contains(i.Id)).ExecuteDeleteAsync();
    }
}

/// <param name="Token">For the link, once.</param>
public sealed record NewInvitation(Invitation Row, string Token)
{
    // Records print what they hold, and this must not stand in a log.
    public override string ToString() => Row.Guest;
}
