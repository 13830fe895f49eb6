using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Access.Tenancy;

/// <summary>Reads in which workspaces somebody of the staff works.</summary>
public sealed class WorkspaceSeats(IDatabase database)
{
    /// <summary>The open ones, the last used first.</summary>
    public async Task<IReadOnlyList<WorkspaceSeat>> OpenAsync(long adminId)
    {
        await using var db = database.ReadAll();
        return [.. (await ReadAsync(db, adminId)).Where(s => s.ArchivedAt is null).OrderByDescending(s => s.LastUsedAt ?? DateTimeOffset.MinValue).ThenBy(s => s.Id.Value)];
    }

    /// <summary>Those they own, in the order in which they were made, with what is in them.</summary>
    public async Task<IReadOnlyList<OwnedWorkspace>> OwnedAsync(long adminId)
    {
        await using var db = database.ReadAll();
        var seats = (await ReadAsync(db, adminId)).Where(s => s.Role == AdminRole.Owner).OrderBy(s => s.Id.Value).ToList();
        var ids = seats.Select(s => s.Id).ToArray();
        var people = await db.WorkspaceMembers.Where(m => ids.Contains(m.WorkspaceId)).GroupBy(m => m.WorkspaceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var bots = await db.Bots.Where(b => ids.Contains(b.WorkspaceId) && b.State != BotState.Removed).GroupBy(b => b.WorkspaceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return [.. seats.Select(s => new OwnedWorkspace(s.Id, s.Name, s.ArchivedAt, people.GetValueOrDefault(s.Id), bots.GetValueOrDefault(s.Id)))];
    }

    /// <summary>Whether they run the server: owners of the first workspace do.</summary>
    public async Task<bool> RunsServerAsync(long adminId)
    {
        await using var db = database.ReadAll();
        return await db.WorkspaceMembers.AnyAsync(m => m.AdminId == adminId && m.WorkspaceId == WorkspaceId.Default && m.Role == AdminRole.Owner);
    }

    private static Task<List<WorkspaceSeat>> ReadAsync(AppDbContext db, long adminId) => db.WorkspaceMembers.Where(m => m.AdminId == adminId)
        .Join(db.Workspaces, m => m.WorkspaceId, w => w.Id, (m, w) => new WorkspaceSeat(w.Id, w.Name, m.Role, w.ArchivedAt, m.LastUsedAt)).ToListAsync();
}

/// <summary>Somebody's place in a workspace.</summary>
public sealed record WorkspaceSeat(WorkspaceId Id, string Name, AdminRole Role, DateTimeOffset? ArchivedAt, DateTimeOffset? LastUsedAt);

/// <param name="People">How many of the staff work in it.</param>
/// <param name="Bots">How many are registered, resting ones too.</param>
public sealed record OwnedWorkspace(WorkspaceId Id, string Name, DateTimeOffset? ArchivedAt, int People, int Bots);
