using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Access.Tenancy;

/// <summary>
/// Names a workspace anew, archives it, brings it back; for its owners. An archived one lets nobody in, its bots rest and its keys are
/// refused, and nothing of it is deleted.
/// </summary>
public sealed class ChangeWorkspace(IDatabase database, ControlBot bots, StaffSessions sessions, AuditLog audit, EventBus events, TimeProvider time)
{
    public async Task<Result<Workspace>> RenameAsync(WorkspaceId id, string name, Actor by)
    {
        if (name.Trim().Length is 0 or > FoundWorkspace.LongestName)
            return TenancyErrors.NameInvalid;
        var changed = await ChangeAsync(id, by, (_, workspace) =>
        {
            workspace.Name = name.Trim();
            return Task.CompletedTask;
        });
        return await RecordAsync(changed, by, "workspace.renamed");
    }

    /// <param name="from">Where whoever does it works now, which cannot be the one that is archived: there would be no way back.</param>
    public async Task<Result<Workspace>> ArchiveAsync(WorkspaceId id, WorkspaceId from, Actor by)
    {
        if (id == WorkspaceId.Default)
            return TenancyErrors.First;
        if (id == from)
            return TenancyErrors.InUse;
        var archived = await ChangeAsync(id, by, async (db, workspace) =>
        {
            if (workspace.ArchivedAt is not null)
                return;
            var running = await db.Bots.Where(b => b.WorkspaceId == id && b.State != BotState.Off && b.State != BotState.Removed).Select(b => b.Id).ToListAsync();
            (workspace.ArchivedAt, workspace.RestingBots) = (time.GetUtcNow(), string.Join(',', running.Select(b => b.Value)));
        });
        if (!archived.TryGet(out var workspace, out _))
            return archived;
        await RecordAsync(archived, by, "workspace.archived");
        events.Publish(new ApiKeyChanged(id, 0));
        await sessions.EndAllInAsync(id);
        foreach (var bot in RestingOf(workspace.RestingBots))
            await bots.StopAsync(id, bot);
        return archived;
    }

    public async Task<Result<Workspace>> BringBackAsync(WorkspaceId id, Actor by)
    {
        string? resting = null;
        var back = await ChangeAsync(id, by, (_, workspace) =>
        {
            (resting, workspace.ArchivedAt, workspace.RestingBots) = (workspace.RestingBots, null, null);
            return Task.CompletedTask;
        });
        if (back.IsOk)
            events.Publish(new ApiKeyChanged(id, 0));
        foreach (var bot in RestingOf(resting))
            await bots.StartAsync(id, bot);
        return await RecordAsync(back, by, "workspace.brought_back");
    }

    private Task<Result<Workspace>> ChangeAsync(WorkspaceId id, Actor by, Func<AppDbContext, Workspace, Task> change) => database.WriteAsync(null, async db =>
    {
        // Holds the row: archiving and bringing back at once must not mix up which bots rest.
        await db.Workspaces.Where(w => w.Id == id).ExecuteUpdateAsync(w => w.SetProperty(x => x.Name, x => x.Name));
        var isOwner = await db.WorkspaceMembers.AnyAsync(m => m.WorkspaceId == id && m.AdminId == by.AdminId && m.Role == AdminRole.Owner);
        if (!isOwner || await db.Workspaces.AsTracking().FirstOrDefaultAsync(w => w.Id == id) is not { } workspace)
            return (Result<Workspace>)TenancyErrors.NotFound;
        await change(db, workspace);
        return workspace;
    });

    private async Task<Result<Workspace>> RecordAsync(Result<Workspace> done, Actor by, string action)
    {
        if (done.TryGet(out var workspace, out _))
            await audit.RecordAsync(workspace.Id, by, action, workspace.Name);
        return done;
    }

    private static IEnumerable<BotId> RestingOf(string? ids) =>
        (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new BotId(long.Parse(id, CultureInfo.InvariantCulture)));
}
