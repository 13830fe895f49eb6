using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Delivery;

/// <summary>Which messages: accepted in some days.</summary>
/// <param name="Bot">Only through this one; null for all.</param>
public sealed record DeliveryFilter(DayPeriod Period, ComparedWith Against = ComparedWith.Before, BotId? Bot = null);

/// <summary>What became of messages until now.</summary>
/// <param name="Waiting">Still to leave, or scheduled for later.</param>
public sealed record DeliveryCounts(long Accepted, long Sent, long Failed, long Unknown, long Cancelled, long Waiting)
{
    /// <summary>Of those that ended by leaving or failing; null where none did.</summary>
    public double? Arrived => Sent + Failed + Unknown is > 0 and var ended ? (double)Sent / ended : null;

    internal static DeliveryCounts Of(IEnumerable<(DeliveryState State, long Count)> states)
    {
        var by = states.GroupBy(s => s.State).ToDictionary(g => g.Key, g => g.Sum(s => s.Count));
        long In(DeliveryState state) => by.GetValueOrDefault(state);
        var ended = In(DeliveryState.Sent) + In(DeliveryState.Failed) + In(DeliveryState.Unknown) + In(DeliveryState.Cancelled);
        return new DeliveryCounts(by.Values.Sum(), In(DeliveryState.Sent), In(DeliveryState.Failed), In(DeliveryState.Unknown), In(DeliveryState.Cancelled), by.Values.Sum() - ended);
    }
}

/// <summary>How delivery went.</summary>
/// <param name="Bots">By bot, the busiest first.</param>
/// <param name="Keys">By API key; null for what the bots and the team wrote themselves.</param>
/// <param name="Causes">Why messages failed, the commonest first.</param>
/// <param name="Days">What failed and what is unknown is told beside what left.</param>
public sealed record DeliveryFigures(
    DeliveryFilter Filter, DeliveryCounts Now, DeliveryCounts? Before, IReadOnlyList<(BotId Bot, DeliveryCounts Counts)> Bots, IReadOnlyList<(long? Key, DeliveryCounts Counts)> Keys,
    IReadOnlyList<(string Cause, long Count)> Causes, IReadOnlyList<DeliveryCounts> Days);

/// <summary>The messages behind a number; what is not set filters nothing.</summary>
/// <param name="Key">0 for what the bots and the team wrote themselves.</param>
public sealed record DeliveryRows(DeliveryFilter Filter, IReadOnlyList<DeliveryState> States, long? Key = null, string? Cause = null);
