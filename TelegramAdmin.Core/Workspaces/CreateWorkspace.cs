using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Workspaces;

/// <summary>Makes a workspace; the first start makes the default one.</summary>
public sealed class CreateWorkspace(IDatabase database, TimeProvider time)
{
    public Task<WorkspaceId> RunAsync(string name) => database.WriteAsync(null, async db =>
    {
        var last = await db.Workspaces.OrderByDescending(w => w.Id).Select(w => w.Id).FirstOrDefaultAsync();
        var id = new WorkspaceId(last.Value + 1);
        db.Workspaces.Add(New(id, name));
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
