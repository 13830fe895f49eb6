using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Choosing;

/// <summary>A workspace's bots as far as sending goes, and how much it may send.</summary>
/// <param name="LargestMonthlyMessages">Null for no limit.</param>
public sealed record Roster(IReadOnlyList<RosterBot> Bots, long? LargestMonthlyMessages)
{
    public RosterBot? Find(BotId id) => Bots.FirstOrDefault(b => b.Id == id);
}

/// <param name="Sends">Whether it can send now: not switched off, and its token works.</param>
public sealed record RosterBot(BotId Id, string Username, bool Sends);
