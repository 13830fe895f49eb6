using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Lists whom alerts and reports can be sent to in Telegram.</summary>
public sealed class TeamList(IDatabase database, EngineOptions options)
{
    public async Task<TeamChoices> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var linked = await db.Set<StaffLink>().Join(db.Set<Admin>().Where(a => !a.IsDisabled), l => l.AdminId, a => a.Id, (l, a) => new { l.TelegramUserId, a.Id, a.Name })
            .Join(db.Set<WorkspaceMember>().Where(m => m.WorkspaceId == workspace), a => a.Id, m => m.AdminId, (a, m) => new { a.TelegramUserId, a.Id, a.Name }).ToListAsync(cancellation);
        var named = workspace == WorkspaceId.Default ? options.AdminIds.Except(linked.Select(l => l.TelegramUserId)).ToList() : [];
        var ids = linked.Select(l => l.TelegramUserId).Concat(named).ToList();
        var reached = (await db.Set<Reachability>().Where(r => r.IsReachable && ids.Contains(r.ChatId)).Select(r => r.ChatId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var names = (await db.Set<BotUser>().Where(u => named.Contains(u.TelegramUserId)).ToListAsync(cancellation)).GroupBy(u => u.TelegramUserId).ToDictionary(g => g.Key, g => g.First().FullName);
        var people = linked.Select(l => new TeamPerson(l.TelegramUserId, l.Id, l.Name, reached.Contains(l.TelegramUserId)))
            .Concat(named.Select(id => new TeamPerson(id, null, names.GetValueOrDefault(id) ?? $"Telegram user {id}", reached.Contains(id))));
        var group = await db.Set<ForumGroup>().Where(g => g.State == ForumState.Working).Select(g => g.Title).FirstOrDefaultAsync(cancellation);
        var bots = await db.Set<Bot>().Where(b => b.State != BotState.Removed).OrderBy(b => b.Name).Select(b => new TeamBot(b.Id, b.Name, b.Username)).ToListAsync(cancellation);
        return new TeamChoices([.. people.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)], group, bots);
    }
}

/// <param name="Group">Title of the connected admin group; null where there is none.</param>
public sealed record TeamChoices(IReadOnlyList<TeamPerson> People, string? Group, IReadOnlyList<TeamBot> Bots)
{
    public static TeamChoices None { get; } = new([], null, []);
}

/// <param name="AdminId">Null for somebody whom only the configuration names.</param>
/// <param name="IsReachable">A bot can write to them: they started it, and did not block it.</param>
public sealed record TeamPerson(long TelegramUserId, long? AdminId, string Name, bool IsReachable);

/// <param name="Username">Without the @.</param>
public sealed record TeamBot(BotId Id, string Name, string Username);
