using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Bots;

namespace TelegramAdmin.Features.Settings.Bots;

/// <summary>A bot's trouble and its cure in words: the same on the dashboard and in the doctor's box.</summary>
internal static class BotTroubles
{
    /// <summary>What stands after the bot's name: "receives nothing".</summary>
    public static string Effect(BotTrouble? trouble) => trouble switch
    {
        BotTrouble.TokenRefused or BotTrouble.TokenUnreadable => "neither receives nor sends",
        _ => "receives nothing",
    };

    public static string Reason(Bot bot, DateTimeOffset now, Reader reader)
    {
        var since = bot.TroubleAt is { } at ? $" since {(now - at < TimeSpan.FromHours(12) ? Times.Clock(at, reader) : Times.Date(at, now, reader))}" : "";
        return bot.Trouble switch
        {
            BotTrouble.TokenRefused => $"Telegram refuses its token{since}.",
            BotTrouble.TokenUnreadable => $"Its token cannot be decrypted{since}.",
            BotTrouble.PolledElsewhere => $"Another program polls it{since}, and Telegram serves one reader only.",
            BotTrouble.ForeignWebhook => $"Its webhook points at another host{since}.",
            BotTrouble.WebhookRefused => $"Telegram did not take our address{since}: {bot.TroubleDetail}.",
            _ => bot.TroubleDetail ?? "",
        };
    }

    /// <summary>What mends it, as far as the trouble alone tells.</summary>
    /// <param name="isReachable">Whether we have a public address.</param>
    public static BotCure CureOf(Bot bot, bool isReachable) => bot.Trouble switch
    {
        BotTrouble.TokenRefused or BotTrouble.TokenUnreadable => BotCure.ReplaceToken,
        BotTrouble.ForeignWebhook => BotCure.TakeOverWebhook,
        BotTrouble.PolledElsewhere when isReachable => BotCure.SwitchToWebhook,
        BotTrouble.WebhookRefused => BotCure.SetWebhookAgain,
        _ => BotCure.TryAgain,
    };

    /// <param name="mode">How the bot receives now.</param>
    public static string ButtonOf(BotCure cure, ReceiveMode mode) => cure switch
    {
        BotCure.Start => "Start bot",
        BotCure.TakeOverWebhook when mode == ReceiveMode.Polling => "Remove foreign webhook",
        BotCure.TakeOverWebhook => "Take over webhook",
        BotCure.SetWebhookAgain => "Set webhook again",
        BotCure.SwitchToWebhook => "Use webhook",
        BotCure.ReplaceToken => "Put in a new token",
        _ => "Connect again",
    };

    /// <summary>The head of the doctor's box, and what its button does.</summary>
    public static (string Title, string Effect) Explain(BotCure cure, ReceiveMode mode, int waiting) => cure switch
    {
        BotCure.TakeOverWebhook when mode == ReceiveMode.Polling => ("Take the updates back", $"Takes the foreign webhook away, so that we can ask Telegram again.{Kept(waiting)}"),
        BotCure.Start => ("Start the bot", $"Connects it to Telegram again.{Kept(waiting)}"),
        BotCure.TakeOverWebhook => ("Take the webhook back", $"Sets our address with its secret in the place of the foreign one.{Kept(waiting)}"),
        BotCure.SetWebhookAgain => ("Give Telegram our address", $"Sets our address with its secret once more.{Kept(waiting)}"),
        BotCure.SwitchToWebhook => ("Receive by webhook", $"Telegram then calls us, and a second poller gets nothing any more.{Kept(waiting)}"),
        BotCure.TryAgain => ("Connect once more", $"Asks Telegram again for this bot's updates.{Kept(waiting)}"),
        BotCure.ReplaceToken => ("Put in the present token", "BotFather shows it with /token. What waits to be sent goes out with it."),
        _ => ("Nothing to mend", "The bot receives and sends."),
    };

    private static string Kept(int waiting) => waiting switch
    {
        0 => " No update is lost.",
        1 => " Keeps the update that waits.",
        _ => $" Keeps the {Numbers.Count(waiting)} updates that wait.",
    };
}
