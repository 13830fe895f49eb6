using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Staffing;

/// <summary>
/// Takes somebody on who is new to the server, with a password that is told this once. Who has an account already, from another workspace or from
/// before, is invited and says yes by themselves: owners of a workspace act on the accounts of those in it.
/// </summary>
public sealed class AddStaff(IDatabase database, CreateAdmin create)
{
    private const int GroupLength = 5;

    public async Task<Result<NewStaff>> RunAsync(WorkspaceId workspace, string name, string email, AdminRole role)
    {
        if (await WhyNotAsync(workspace, email) is { } known)
            return known;
        var password = NewPassword();
        var created = await create.RunAsync(workspace, name, email, password, role);
        return created.TryGet(out var admin, out var refused) ? new NewStaff(StaffMember.Of(admin, role), password) : refused;
    }

    private async Task<Failure?> WhyNotAsync(WorkspaceId workspace, string email)
    {
        var normalized = email.Trim().ToUpperInvariant();
        await using var db = database.Read(workspace);
        if (await db.Admins.FirstOrDefaultAsync(a => a.NormalizedEmail == normalized) is not { } known)
            return null;
        return await db.WorkspaceMembers.AnyAsync(m => m.AdminId == known.Id) ? StaffErrors.AlreadyHere(known.Name) : StaffErrors.HasAccount;
    }

    /// <summary>About 119 bits, in groups that can be read out.</summary>
    private static string NewPassword() => string.Join('-', SecretProtector.NewSecret(4 * GroupLength).Chunk(GroupLength).Select(group => new string(group)));
}

/// <param name="Password">To be handed over.</param>
public sealed record NewStaff(StaffMember Member, string Password)
{
    // Records print what they hold, and this must not stand in a log.
    public override string ToString() => Member.ToString();
}
