using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;

namespace TelegramAdmin.Components.Layout;

/// <summary>Reads the pulse out of how it stands now.</summary>
internal static class PulseOf
{
    // A line of single messages would only be spikes.
    private const int Smoothing = 6;

    public static PulseReading Status(StatusNow now) => new(
        HealthOf(now),
        Math.Round(now.Rates.InPerSecond + now.Rates.OutPerSecond, 1),
        now.Bots.Count == 0 ? "No bot yet" : $"{Numbers.Count(now.Queued)} queued · {BotsOf(now)}",
        Smooth([.. now.Rates.In.Zip(now.Rates.Out, (received, sent) => received + sent)]));

    private static Health HealthOf(StatusNow now)
    {
        var troubled = now.Bots.Count(b => b.Bot.State == BotState.NeedsYou);
        return troubled == 0 ? Health.Good : troubled == now.Bots.Count(b => b.Bot.State != BotState.Off) ? Health.Down : Health.Slowed;
    }

    private static string BotsOf(StatusNow now) => now.BotsUp == now.Bots.Count
        ? now.BotsUp == 1 ? "1 bot up" : $"{now.BotsUp} bots up"
        : $"{now.BotsUp} of {now.Bots.Count} {(now.Bots.Count == 1 ? "bot" : "bots")} up";

    private static double[] Smooth(int[] perSecond) =>
        [.. Enumerable.Range(Smoothing, perSecond.Length - Smoothing).Select(i => perSecond.AsSpan(i - Smoothing, Smoothing).ToArray().Average())];
}
