using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Search;

/// <summary>Searches that somebody of the team keeps for themselves.</summary>
public sealed class SavedSearches(IDatabase database, TimeProvider time)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<SavedSearch>> ReadAsync(WorkspaceId workspace, long adminId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.SavedSearches.Where(s => s.AdminId == adminId).OrderBy(s => s.Id).ToListAsync(cancellation);
    }

    public Task<Result<SavedSearch>> SaveAsync(WorkspaceId workspace, long adminId, string name, string query) => database.WriteAsync(workspace, async db =>
    {
        name = name.Trim();
        if (name.Length is 0 or > SavedSearch.LongestName || !ShortText.IsWhole(name))
            return (Result<SavedSearch>)SearchErrors.NameInvalid;
        if (query.Length is 0 or > SavedSearch.LongestQuery)
            return SearchErrors.QueryInvalid;
        if (await db.SavedSearches.CountAsync(s => s.AdminId == adminId) >= Most)
            return SearchErrors.TooMany;
        return db.SavedSearches.Add(new SavedSearch { WorkspaceId = workspace, AdminId = adminId, Name = name, Query = query, CreatedAt = time.GetUtcNow() }).Entity;
    });

    /// <returns>Whether it was there, and theirs.</returns>
    public Task<bool> RemoveAsync(WorkspaceId workspace, long adminId, long id) =>
        database.WriteAsync(workspace, async db => await db.SavedSearches.Where(s => s.Id == id && s.AdminId == adminId).ExecuteDeleteAsync() > 0);
}
