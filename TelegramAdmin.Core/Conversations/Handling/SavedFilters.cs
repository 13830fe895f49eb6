using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>The named views of the inbox: one's own and the team's.</summary>
public sealed class SavedFilters(IDatabase database)
{
    public async Task<IReadOnlyList<SavedFilter>> ReadAsync(WorkspaceId workspace, long adminId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.SavedFilters.Where(f => f.AdminId == null || f.AdminId == adminId).OrderBy(f => f.Name).ToListAsync(cancellation);
    }

    /// <param name="adminId">Whose it is; null for the whole team.</param>
    public Task<Result<SavedFilter>> SaveAsync(WorkspaceId workspace, long? adminId, string name, string query) => database.WriteAsync(workspace, async db =>
    {
        if (name.Trim() is not { Length: > 0 and <= 60 } clean || query.Length > 1000)
            return (Result<SavedFilter>)HandlingErrors.FilterName;
        var filter = await db.SavedFilters.AsTracking().FirstOrDefaultAsync(f => f.AdminId == adminId && f.Name == clean)
            ?? db.SavedFilters.Add(new SavedFilter { WorkspaceId = workspace, AdminId = adminId, Name = clean, Query = query }).Entity;
        filter.Query = query;
        await db.SaveChangesAsync();
        return filter;
    });

    /// <param name="adminId">Who asks: others' own are out of reach.</param>
    public Task<Result<SavedFilter>> RenameAsync(WorkspaceId workspace, long id, long adminId, string name) => database.WriteAsync(workspace, async db =>
    {
        if (name.Trim() is not { Length: > 0 and <= 60 } clean)
            return (Result<SavedFilter>)HandlingErrors.FilterName;
        if (await db.SavedFilters.AsTracking().FirstOrDefaultAsync(f => f.Id == id && (f.AdminId == null || f.AdminId == adminId)) is not { } filter)
            return HandlingErrors.FilterNotFound;
        filter.Name = clean;
        return filter;
    });

    /// <param name="adminId">Who asks: others' own are out of reach.</param>
    public Task RemoveAsync(WorkspaceId workspace, long id, long adminId) =>
        database.WriteAsync(workspace, db => db.SavedFilters.Where(f => f.Id == id && (f.AdminId == null || f.AdminId == adminId)).ExecuteDeleteAsync());
}
