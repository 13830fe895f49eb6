using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Choosing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Listing;

/// <summary>Which bot writes to whom: of those that may and can, the one that the person used last; where several were used the same day, they share.</summary>
internal sealed class BotChoices
{
    private readonly IReadOnlyDictionary<BotId, RosterBot> _allowed;
    private readonly ILookup<long, Reachability> _reach;
    private readonly IReadOnlyDictionary<(BotId, long), DateTime> _lastUsed;
    private readonly Dictionary<BotId, int> _given = [];

    private BotChoices(IReadOnlyDictionary<BotId, RosterBot> allowed, ILookup<long, Reachability> reach, IReadOnlyDictionary<(BotId, long), DateTime> lastUsed) =>
        (_allowed, _reach, _lastUsed) = (allowed, reach, lastUsed);

    public static async Task<BotChoices> ReadAsync(AppDbContext db, Roster roster, IReadOnlySet<BotId>? allowed, IReadOnlyCollection<long> people)
    {
        var bots = roster.Bots.Where(b => allowed?.Contains(b.Id) != false).ToDictionary(b => b.Id);
        var reach = await db.Reachability.AsNoTracking().Where(r => people.Contains(r.ChatId)).ToListAsync();
        var ids = bots.Keys.ToList();
        var used = await db.BotUsers.AsNoTracking().Where(u => ids.Contains(u.BotId) && people.Contains(u.TelegramUserId))
            .Select(u => new { u.BotId, u.TelegramUserId, u.LastSeenAt }).ToListAsync();
        return new BotChoices(bots, reach.ToLookup(r => r.ChatId), used.ToDictionary(u => (u.BotId, u.TelegramUserId), u => u.LastSeenAt.UtcDateTime.Date));
    }

    /// <returns>Null where no bot of the broadcast reaches them. One that cannot send now only where none else does: it may come back.</returns>
    public BotId? Of(long person)
    {
        var reaching = _reach[person].Where(r => r.IsReachable && _allowed.ContainsKey(r.BotId)).Select(r => r.BotId).ToList();
        if (reaching.Count == 0)
            return null;
        var best = reaching.OrderByDescending(b => _allowed[b].Sends).ThenByDescending(b => _lastUsed.GetValueOrDefault((b, person))).ThenBy(b => _given.GetValueOrDefault(b)).First();
        _given[best] = _given.GetValueOrDefault(best) + 1;
        return best;
    }

    public bool Reaches(BotId bot, long person) => _reach[person].Any(r => r.BotId == bot && r.IsReachable);

    public bool Sends(BotId bot) => _allowed.TryGetValue(bot, out var known) && known.Sends;

    /// <summary>Why no bot reaches them.</summary>
    public string WhyNot(long person) =>
        _reach[person].FirstOrDefault(r => _allowed.ContainsKey(r.BotId) && r.Reason is not null) is { } closed
            ? $"No bot of the broadcast reaches them: {closed.Reason}" : "No bot of the broadcast reaches them. They have to start one first.";
}
