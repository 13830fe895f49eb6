using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Staffing;

/// <summary>
/// Takes somebody on. Who is new to the server gets a password, told this once; who has an account already, from another workspace or from
/// before, keeps theirs.
/// </summary>
public sealed class AddStaff(IDatabase database, CreateAdmin create)
{
    private const int GroupLength = 5;

    public async Task<Result<NewStaff>> RunAsync(WorkspaceId workspace, string name, string email, AdminRole role)
    {
        if (await FindAsync(email) is { } known)
            return await JoinAsync(workspace, known, role);
        var password = NewPassword();
        var created = await create.RunAsync(workspace, name, email, password, role);
        return created.TryGet(out var admin, out var refused) ? new NewStaff(StaffMember.Of(admin, role), password) : refused;
    }

    private async Task<Admin?> FindAsync(string email)
    {
        var normalized = email.Trim().ToUpperInvariant();
        await using var db = database.ReadAll();
        return await db.Admins.FirstOrDefaultAsync(a => a.NormalizedEmail == normalized);
    }

    private Task<Result<NewStaff>> JoinAsync(WorkspaceId workspace, Admin known, AdminRole role) => database.WriteAsync(workspace, async db =>
    {
        if (await db.WorkspaceMembers.AnyAsync(m => m.AdminId == known.Id))
            return (Result<NewStaff>)StaffErrors.AlreadyHere(known.Name);
        db.WorkspaceMembers.Add(new WorkspaceMember { WorkspaceId = workspace, AdminId = known.Id, Role = role });
        return new NewStaff(StaffMember.Of(known, role), null);
    });

    /// <summary>About 119 bits, in groups that can be read out.</summary>
    private static string NewPassword() => string.Join('-', SecretProtector.NewSecret(4 * GroupLength).Chunk(GroupLength).Select(group => new string(group)));
}

/// <param name="Password">To be handed over; null for somebody who had an account.</param>
public sealed record NewStaff(StaffMember Member, string? Password)
{
    // Records print what they hold, and this must not stand in a log.
    public override string ToString() => Member.ToString();
}
