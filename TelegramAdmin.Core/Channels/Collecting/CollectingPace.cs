using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Channels.Collecting;

/// <summary>
/// How much the collector asks of one account. Telegram allows more, but says so only by flood waits; people read a page a second at most.
/// </summary>
public sealed record CollectingPace
{
    /// <summary>In the long run.</summary>
    public double RequestsPerSecond { get; init; } = 1;

    /// <summary>At once, after a pause. With <see cref="RequestsPerSecond"/> it stays below 20 in any second.</summary>
    public int Burst { get; init; } = 8;

    /// <summary>Names looked up in a day: what Telegram allows least of.</summary>
    public int NamesPerDay { get; init; } = 50;

    public TimeSpan BetweenNames { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Channels of one account that are listened to at once.</summary>
    public int Listened { get; init; } = 50;

    /// <summary>As every account's own budget has it, so that no account is asked for what it would refuse.</summary>
    public static CollectingPace Of(MtProtoOptions options) => new()
    {
        RequestsPerSecond = options.BetweenPages > TimeSpan.Zero ? 1 / options.BetweenPages.TotalSeconds : 20,
        NamesPerDay = options.NamesADay,
        BetweenNames = options.BetweenNames,
    };
}
