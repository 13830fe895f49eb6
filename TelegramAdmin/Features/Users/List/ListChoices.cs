using TelegramAdmin.Auth;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Profiles.Views;

namespace TelegramAdmin.Features.Users.List;

/// <summary>How whoever looks wants their list: kept filters and columns, their own only.</summary>
public sealed class ListChoices(StaffSession session, PeopleViews views)
{
    public async Task<IReadOnlyList<PeopleView>> ViewsAsync()
    {
        var staff = await session.GetAsync();
        return await views.ReadAsync(staff.Workspace, staff.AdminId);
    }

    public async Task<Result<PeopleView>> SaveAsync(string name, string query)
    {
        var staff = await session.GetAsync();
        return await views.SaveAsync(staff.Workspace, staff.AdminId, name, query);
    }

    public async Task RemoveAsync(long id)
    {
        var staff = await session.GetAsync();
        await views.RemoveAsync(staff.Workspace, staff.AdminId, id);
    }

    public async Task<IReadOnlyList<PeopleColumn>> ColumnsAsync()
    {
        var staff = await session.GetAsync();
        return PeopleColumn.Read(await views.ColumnsAsync(staff.Workspace, staff.AdminId));
    }

    public async Task ChooseAsync(IEnumerable<PeopleColumn> columns)
    {
        var staff = await session.GetAsync();
        await views.ChooseColumnsAsync(staff.Workspace, staff.AdminId, columns.Select(c => c.Name));
    }
}
