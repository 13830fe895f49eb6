using System.Runtime.CompilerServices;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;

namespace TelegramAdmin.Components.Layout;

/// <summary>Reads the pulse out of how it stands now.</summary>
internal static class PulseOf
{
    private const int BinSeconds = 2;
    private const int Bins = (LiveMeter.Seconds - 1) / BinSeconds;
    private const int SmoothedBins = 3;

    private static readonly ConditionalWeakTable<StatusNow, PulseReading> Shared = [];

    /// <summary>One reading for all circuits that look at the same status.</summary>
    public static PulseReading Status(StatusNow now) => Shared.GetValue(now, Read);

    private static PulseReading Read(StatusNow now) => new(
        HealthOf(now),
        Math.Round(now.Rates.InPerSecond + now.Rates.OutPerSecond, 1),
        now.Queued,
        now.BotsUp,
        now.Bots.Count,
        Line(now));

    private static Health HealthOf(StatusNow now)
    {
        var troubled = now.Bots.Count(b => b.Bot.State == BotState.NeedsYou);
        return troubled == 0 ? Health.Good : troubled == now.Bots.Count(b => b.Bot.State != BotState.Off) ? Health.Down : Health.Slowed;
    }

    /// <summary>A mean over a few seconds, since single messages would only be spikes; it moves on every other second, to send half as much.</summary>
    private static double[] Line(StatusNow now)
    {
        var ended = (int)(now.At.ToUnixTimeSeconds() % BinSeconds);
        var bins = now.Rates.In.Zip(now.Rates.Out, (received, sent) => received + sent).SkipLast(ended).Reverse().Chunk(BinSeconds)
            .Take(Bins).Select(bin => bin.Average()).Reverse().ToArray();
        return [.. Enumerable.Range(SmoothedBins, bins.Length - SmoothedBins + 1).Select(end => bins.AsSpan(end - SmoothedBins, SmoothedBins).ToArray().Average())];
    }
}
