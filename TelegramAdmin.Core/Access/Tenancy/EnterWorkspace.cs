using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Access.Tenancy;

/// <summary>Takes somebody of the staff to another workspace in the browser they use.</summary>
public sealed class EnterWorkspace(IDatabase database, TimeProvider time)
{
    /// <returns>False where they have no role, or it is archived.</returns>
    public Task<bool> RunAsync(long adminId, WorkspaceId workspace, string? sessionKeyHash) => database.WriteAsync(null, async db =>
    {
        if (!await db.Workspaces.AnyAsync(w => w.Id == workspace && w.ArchivedAt == null))
            return false;
        var now = time.GetUtcNow();
        if (await db.WorkspaceMembers.Where(m => m.AdminId == adminId && m.WorkspaceId == workspace).ExecuteUpdateAsync(m => m.SetProperty(x => x.LastUsedAt, now)) == 0)
            return false;
        WorkspaceId? place = workspace;
        await db.StaffSessions.Where(s => s.AdminId == adminId && s.KeyHash == sessionKeyHash).ExecuteUpdateAsync(s => s.SetProperty(x => x.WorkspaceId, place));
        return true;
    });
}
