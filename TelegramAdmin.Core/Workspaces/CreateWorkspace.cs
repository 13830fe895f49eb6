using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Workspaces;

/// <summary>Makes a workspace; the first start makes the default one.</summary>
public sealed class CreateWorkspace(IDatabase database, TimeProvider time)
{
    /// <param name="also">What is written in the same transaction: who owns it.</param>
    public Task<WorkspaceId> RunAsync(string name, Action<AppDbContext, WorkspaceId>? also = null) => database.WriteAsync(null, async db =>
    {
        // Holds a row that every other maker wants too, so that of two at once the second counts on from the first.
        await db.Workspaces.Where(w => w.Id == WorkspaceId.Default).ExecuteUpdateAsync(w => w.SetProperty(x => x.Name, x => x.Name));
        var last = await db.Workspaces.OrderByDescending(w => w.Id).Select(w => w.Id).FirstOrDefaultAsync();
        var id = new WorkspaceId(last.Value + 1);
        db.Workspaces.Add(New(id, name));
        also?.Invoke(db, id);
        return id;
    });

    /// <summary>Makes the default workspace where it does not exist yet.</summary>
    public Task EnsureDefaultAsync(string name) => database.WriteAsync(null, async db =>
    {
        if (!await db.Workspaces.AnyAsync(w => w.Id == WorkspaceId.Default))
            db.Workspaces.Add(New(WorkspaceId.Default, name));
    });

    private Workspace New(WorkspaceId id, string name) => new() { Id = id, Name = name, CreatedAt = time.GetUtcNow() };
}
