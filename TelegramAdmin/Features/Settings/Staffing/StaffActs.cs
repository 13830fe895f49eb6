using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Staffing;

/// <summary>What an owner does to the staff: may they, do it, write it down.</summary>
public sealed class StaffActs(StaffSession session, AddStaff add, ChangeStaff change)
{
    public async Task<Result<NewStaff>> AddAsync(string name, string email, AdminRole role)
    {
        var me = await session.RequireAsync(AdminRole.Owner);
        var added = await add.RunAsync(me.Workspace, name, email, role);
        if (added.TryGet(out var person, out _))
            await session.RecordAsync("staff.added", Name(person.Member), $"as {role.ToString().ToLowerInvariant()}");
        return added;
    }

    public Task<Failure?> SetRoleAsync(StaffMember person, AdminRole role) =>
        RunAsync("staff.role_changed", $"{person.Role} to {role}".ToLowerInvariant(), workspace => change.SetRoleAsync(workspace, person.AdminId, role));

    public Task<Failure?> DisableAsync(StaffMember person) => RunAsync("staff.disabled", null, workspace => change.DisableAsync(workspace, person.AdminId));

    public Task<Failure?> EnableAsync(StaffMember person) => RunAsync("staff.enabled", null, workspace => change.EnableAsync(workspace, person.AdminId));

    public Task<Failure?> RemoveAsync(StaffMember person) => RunAsync("staff.removed", null, workspace => change.RemoveAsync(workspace, person.AdminId));

    private async Task<Failure?> RunAsync(string action, string? details, Func<WorkspaceId, Task<Result<StaffMember>>> act)
    {
        var me = await session.RequireAsync(AdminRole.Owner);
        var done = await act(me.Workspace);
        if (done.TryGet(out var person, out _))
            await session.RecordAsync(action, Name(person), details);
        return done.Failure;
    }

    private static string Name(StaffMember person) => $"{person.Name} ({person.Email})";
}
