using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Views;

/// <summary>How each member of the staff wants to see the list of people: the filters they keep, and their columns.</summary>
public sealed class PeopleViews(IDatabase database)
{
    private const string PutColumns = """
        INSERT INTO people_columns (workspace_id, admin_id, columns) VALUES (@workspace, @admin, @columns)
        ON CONFLICT (workspace_id, admin_id) DO UPDATE SET columns = excluded.columns
        """;

    public async Task<IReadOnlyList<PeopleView>> ReadAsync(WorkspaceId workspace, long adminId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.PeopleViews.Where(v => v.AdminId == adminId).OrderBy(v => v.Name).ToListAsync(cancellation);
    }

    /// <summary>Keeps these filters under a name; one of the same name takes the new ones.</summary>
    public Task<Result<PeopleView>> SaveAsync(WorkspaceId workspace, long adminId, string name, string query) => database.WriteAsync(workspace, async db =>
    {
        if (name.Trim() is not { Length: > 0 and <= PeopleView.LongestName } clean || !ShortText.IsWhole(clean))
            return (Result<PeopleView>)ProfileErrors.ViewName;
        if (query.Length > PeopleView.LongestQuery)
            return ProfileErrors.ViewTooLong;
        var kept = await db.PeopleViews.AsTracking().Where(v => v.AdminId == adminId).ToListAsync();
        var view = kept.Find(v => v.Name.Equals(clean, StringComparison.OrdinalIgnoreCase));
        if (view is null && kept.Count >= PeopleView.MostOfOne)
            return ProfileErrors.TooManyViews;
        view ??= db.PeopleViews.Add(new PeopleView { WorkspaceId = workspace, AdminId = adminId, Name = clean, Query = query }).Entity;
        view.Query = query;
        return view;
    });

    /// <summary>Only one's own.</summary>
    public Task RemoveAsync(WorkspaceId workspace, long adminId, long id) =>
        database.WriteAsync(workspace, db => db.PeopleViews.Where(v => v.Id == id && v.AdminId == adminId).ExecuteDeleteAsync());

    /// <returns>Null for somebody who never chose.</returns>
    public async Task<IReadOnlyList<string>?> ColumnsAsync(WorkspaceId workspace, long adminId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var columns = await db.PeopleColumns.Where(c => c.AdminId == adminId).Select(c => c.Columns).FirstOrDefaultAsync(cancellation);
        return columns?.Split(',', StringSplitOptions.RemoveEmptyEntries);
    }

    public Task ChooseColumnsAsync(WorkspaceId workspace, long adminId, IEnumerable<string> columns) => database.WriteAsync(workspace, db =>
        db.Session.RunAsync(PutColumns, p => p.Add("@workspace", workspace).Add("@admin", adminId).Add("@columns", ShortText.Cut(string.Join(',', columns), 200))));
}
