using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Where somebody of the team is written to, and by which bot.</summary>
internal readonly record struct TeamAddress(BotId Bot, long ChatId);

/// <summary>Finds the way to those of the staff that something is for. Whoever left the staff gets nothing any more.</summary>
public sealed class TeamAddresses(StaffDirectory staff)
{
    /// <param name="bot">Only this one; null for any that reaches them.</param>
    internal async Task<IReadOnlyList<TeamAddress>> FindAsync(AppDbContext db, WorkspaceId workspace, IReadOnlyList<long> people, bool toGroup, BotId? bot)
    {
        var found = new List<TeamAddress>();
        foreach (var person in people.Distinct())
        {
            if (await staff.FindAsync(db, workspace, person) is not null && await BotToAsync(db, workspace, person, bot) is { } way)
                found.Add(new TeamAddress(way, person));
        }
        if (toGroup && await db.Set<ForumGroup>().AsNoTracking().FirstOrDefaultAsync(g => g.WorkspaceId == workspace && g.State == ForumState.Working) is { } group)
            found.Add(new TeamAddress(group.BotId, group.ChatId));
        return found;
    }

    private static async Task<BotId?> BotToAsync(AppDbContext db, WorkspaceId workspace, long person, BotId? bot)
    {
        var reaching = await db.Set<Reachability>().Where(r => r.WorkspaceId == workspace && r.ChatId == person && r.IsReachable && (bot == null || r.BotId == bot))
            .Join(db.Set<Bot>().Where(b => b.State != BotState.Removed), r => r.BotId, b => b.Id, (r, b) => b).AsNoTracking().ToListAsync();
        return reaching.Where(b => b.Sends).OrderBy(b => b.AddedAt).Select(b => (BotId?)b.Id).FirstOrDefault();
    }
}
