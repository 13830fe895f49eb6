using TelegramAdmin.Core.Delivery.Limits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;

/// <summary>
/// The free rate for what is not paid for, through a bot whose sender runs at a paid one: it gets no more than that into its queue.
/// </summary>
internal sealed class FreePace(TimeProvider time)
{
    private const double LargestBurst = 10;

    private readonly Dictionary<BotId, (DateTimeOffset At, double Saved)> _saved = [];

    public int Take(BotId bot, int wanted)
    {
        var now = time.GetUtcNow();
        var (at, saved) = _saved.GetValueOrDefault(bot, (now, LargestBurst));
        saved = Math.Min(LargestBurst, saved + Math.Max(0, (now - at).TotalSeconds) * PacedLimiter.FreeRate);
        var taken = Math.Min(wanted, (int)saved);
        _saved[bot] = (now, saved - taken);
        return taken;
    }
}
