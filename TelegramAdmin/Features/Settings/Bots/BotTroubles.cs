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

    /// <param name="words">The reader's language; without it, the one that the culture of here has.</param>
    public static string Reason(Bot bot, DateTimeOffset now, Reader reader, Localizer? words = null)
    {
        words ??= new Localizer();
        var since = bot.TroubleAt is { } at ? words[" since {0}", now - at < TimeSpan.FromHours(12) ? Times.Clock(at, reader) : Times.Date(at, now, reader)] : "";
        return bot.Trouble switch
        {
            BotTrouble.TokenRefused => words["Telegram refuses its token{0}.", since],
            BotTrouble.TokenUnreadable => words["Its token cannot be decrypted{0}.", since],
            BotTrouble.PolledElsewhere => words["Another program polls it{0}, and Telegram serves one reader only.", since],
            BotTrouble.ForeignWebhook => words["Its webhook points at another host{0}.", since],
            BotTrouble.WebhookRefused => words["Telegram did not take our address{0}: {1}.", since, bot.TroubleDetail],
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
    public static (string Title, string Effect) Explain(BotCure cure, ReceiveMode mode, int waiting, Localizer words) => cure switch
    {
        BotCure.TakeOverWebhook when mode == ReceiveMode.Polling => (words["Take the updates back"], $"{words["Takes the foreign webhook away, so that we can ask Telegram again."]} {Kept(waiting, words)}"),
        BotCure.Start => (words["Start the bot"], $"{words["Connects it to Telegram again."]} {Kept(waiting, words)}"),
        BotCure.TakeOverWebhook => (words["Take the webhook back"], $"{words["Sets our address with its secret in the place of the foreign one."]} {Kept(waiting, words)}"),
        BotCure.SetWebhookAgain => (words["Give Telegram our address"], $"{words["Sets our address with its secret once more."]} {Kept(waiting, words)}"),
        BotCure.SwitchToWebhook => (words["Receive by webhook"], $"{words["Telegram then calls us, and a second poller gets nothing any more."]} {Kept(waiting, words)}"),
        BotCure.TryAgain => (words["Connect once more"], $"{words["Asks Telegram again for this bot's updates."]} {Kept(waiting, words)}"),
        BotCure.ReplaceToken => (words["Put in the present token"], words["BotFather shows it with /token. What waits to be sent goes out with it."]),
        _ => (words["Nothing to mend"], words["The bot receives and sends."]),
    };

    private static string Kept(int waiting, Localizer words) =>
        waiting == 0 ? words["No update is lost."] : words.Count(waiting, "Keeps the update that waits.", "Keeps the {0} updates that wait.");
}
