using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Conversations.List;

/// <summary>Keeps views of the inbox under a name. One's own are anybody's business; those of the team take an operator.</summary>
public sealed class FilterActs(StaffSession session, SavedFilters filters)
{
    public async Task<IReadOnlyList<SavedFilter>> ReadAsync()
    {
        var staff = await session.GetAsync();
        return await filters.ReadAsync(staff.Workspace, staff.AdminId);
    }

    public async Task<Failure?> SaveAsync(string name, string query, bool isTeams)
    {
        var staff = await RequireAsync(isTeams);
        return (await filters.SaveAsync(staff.Workspace, isTeams ? null : staff.AdminId, name, query)).Failure;
    }

    public async Task<Failure?> RenameAsync(SavedFilter filter, string name)
    {
        var staff = await RequireAsync(filter.AdminId is null);
        return (await filters.RenameAsync(staff.Workspace, filter.Id, staff.AdminId, name)).Failure;
    }

    public async Task RemoveAsync(SavedFilter filter)
    {
        var staff = await RequireAsync(filter.AdminId is null);
        await filters.RemoveAsync(staff.Workspace, filter.Id, staff.AdminId);
    }

    private async Task<Staff> RequireAsync(bool isTeams) => await session.RequireAsync(isTeams ? AdminRole.Operator : AdminRole.Viewer);
}
