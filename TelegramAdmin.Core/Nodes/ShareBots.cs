using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Nodes;

/// <summary>Decides, from what every node sees alike, which bots this one takes and gives back so that each has about as many.</summary>
internal static class ShareBots
{
    /// <param name="owners">Each bot and the living node that leases it; null where none does.</param>
    public static (IReadOnlyList<BotId> Take, IReadOnlyList<BotId> GiveBack) Plan(string me, IReadOnlyCollection<string> alive, IReadOnlyDictionary<BotId, string?> owners)
    {
        var counts = alive.ToDictionary(node => node, _ => 0);
        foreach (var owner in owners.Values.OfType<string>())
            counts[owner] = counts.GetValueOrDefault(owner) + 1;
        var mine = counts.GetValueOrDefault(me);
        var (least, rest) = Math.DivRem(owners.Count, Math.Max(1, alive.Count));
        var most = rest == 0 ? least : least + 1;
        if (mine < most)
            return ([.. owners.Where(o => o.Value is null).Select(o => o.Key).OrderBy(b => b.Value).Take(most - mine)], []);
        var isSomebodyShort = counts.Any(c => c.Key != me && c.Value < least);
        var keep = mine > most ? most : isSomebodyShort ? least : mine;
        return ([], [.. owners.Where(o => o.Value == me).Select(o => o.Key).OrderByDescending(b => b.Value).Take(mine - keep)]);
    }
}
