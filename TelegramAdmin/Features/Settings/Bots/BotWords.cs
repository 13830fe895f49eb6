using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Bots;

namespace TelegramAdmin.Features.Settings.Bots;

/// <summary>A bot in short words.</summary>
internal static class BotWords
{
    /// <summary>Bulk messages a second; Telegram's own limit is 30.</summary>
    public const int BulkLimit = 28;

    private const int Hidden = 7;

    public static string State(Bot bot) => bot.State switch
    {
        BotState.Off => "off",
        BotState.Starting => "starting",
        BotState.Up => "up",
        _ => "needs you",
    };

    /// <summary>Why it is in that state, where there is more to say.</summary>
    /// <param name="words">The reader's language; without it, the one that the culture of here has.</param>
    public static string? Reason(Bot bot, DateTimeOffset now, Reader reader, Localizer? words = null)
    {
        words ??= new Localizer();
        return bot.State switch
        {
            BotState.NeedsYou => BotTroubles.Reason(bot, now, reader, words),
            BotState.Starting => words["It is being connected to Telegram."],
            BotState.Off => words["Somebody stopped it."],
            _ => null,
        };
    }

    /// <summary>What it does now: polling where a webhook is wanted but there is no public address.</summary>
    public static ReceiveMode ModeNow(Bot bot, bool isReachable) => isReachable ? bot.Mode : ReceiveMode.Polling;

    public static string Mode(ReceiveMode mode) => mode == ReceiveMode.Webhook ? "webhook" : "polling";

    /// <summary>7014…882.</summary>
    public static string MaskedId(Bot bot) => bot.Id.ToString() is { Length: > Hidden } id ? $"{id[..4]}…{id[^3..]}" : bot.Id.ToString();
}
