using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Inviting;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Staffing;

/// <summary>What an owner does to the staff: may they, do it, write it down.</summary>
public sealed class StaffActs(StaffSession session, AddStaff add, ChangeStaff change, StaffList people, StaffSessions sessions, FreshSignIn fresh, MakeInvitation invite, InvitationBook invitations)
{
    public async Task<Result<NewStaff>> AddAsync(string name, string email, AdminRole role)
    {
        var me = await session.RequireAsync(AdminRole.Owner);
        if (await fresh.RequireAsync() is { } unproved)
            return unproved;
        var added = await add.RunAsync(me.Workspace, name, email, role);
        if (added.TryGet(out var person, out _))
            await session.RecordAsync("staff.added", Name(person.Member), $"as {role.ToString().ToLowerInvariant()}");
        return added;
    }

    /// <param name="places">Workspaces that the inviter owns.</param>
    public async Task<Result<NewInvitation>> InviteAsync(string guest, AdminRole role, IReadOnlyCollection<WorkspaceId> places)
    {
        var me = await session.RequireActorAsync(AdminRole.Owner);
        return await fresh.RequireAsync() is { } unproved ? unproved : await invite.RunAsync(guest, role, places, me);
    }

    public async Task<Failure?> RevokeAsync(OpenInvitation invitation)
    {
        var me = await session.RequireActorAsync(AdminRole.Owner);
        return await invitations.RevokeAsync((await session.GetAsync()).Workspace, invitation.Id, me);
    }

    public Task<Failure?> SetRoleAsync(StaffMember person, AdminRole role) =>
        RunAsync("staff.role_changed", $"{person.Role} to {role}".ToLowerInvariant(), workspace => change.SetRoleAsync(workspace, person.AdminId, role));

    public Task<Failure?> DisableAsync(StaffMember person) => RunAsync("staff.disabled", null, workspace => change.DisableAsync(workspace, person.AdminId));

    public Task<Failure?> EnableAsync(StaffMember person) => RunAsync("staff.enabled", null, workspace => change.EnableAsync(workspace, person.AdminId));

    public Task<Failure?> RemoveAsync(StaffMember person) => RunAsync("staff.removed", null, workspace => change.RemoveAsync(workspace, person.AdminId));

    /// <summary>Where this person is signed in.</summary>
    public async Task<IReadOnlyList<StaffSessionRow>> SessionsAsync(StaffMember person)
    {
        await RequireOursAsync(person);
        return await sessions.OfAsync(person.AdminId);
    }

    public async Task EndSessionAsync(StaffMember person, StaffSessionRow one)
    {
        await RequireOursAsync(person);
        if (await sessions.EndAsync(person.AdminId, one.Id) is not null)
            await session.RecordAsync("staff.signed_out", Name(person), one.Device);
    }

    public async Task EndSessionsAsync(StaffMember person)
    {
        await RequireOursAsync(person);
        if (await sessions.EndAllAsync(person.AdminId) is > 0 and var count)
            await session.RecordAsync("staff.signed_out", Name(person), count == 1 ? "1 device" : $"{count} devices");
    }

    private async Task RequireOursAsync(StaffMember person)
    {
        var me = await session.RequireAsync(AdminRole.Owner);
        if ((await people.ReadAsync(me.Workspace)).All(p => p.AdminId != person.AdminId))
            throw new UnauthorizedAccessException("This person works elsewhere.");
    }

    private async Task<Failure?> RunAsync(string action, string? details, Func<WorkspaceId, Task<Result<StaffMember>>> act)
    {
        var me = await session.RequireAsync(AdminRole.Owner);
        if (await fresh.RequireAsync() is { } unproved)
            return unproved;
        var done = await act(me.Workspace);
        if (done.TryGet(out var person, out _))
            await session.RecordAsync(action, Name(person), details);
        return done.Failure;
    }

    private static string Name(StaffMember person) => $"{person.Name} ({person.Email})";
}
