using TelegramAdmin.Core.Needs;

namespace TelegramAdmin.Core.Analytics.Needs;

/// <summary>What needs a person in English words, which pages translate and the bot's menu says as they are.</summary>
public static class NeedWords
{
    /// <summary>{0} is whom or what it is about where it is one, and the number where there are several.</summary>
    public static (string One, string Several) What(NeedKind kind) => kind switch
    {
        NeedKind.NoBot => Same("No bot yet"),
        NeedKind.NoBotRuns => Same("No bot is running"),
        NeedKind.BotInTrouble => ("@{0} needs you", "{0} bots need you"),
        NeedKind.ConversationsWait => ("{0} has waited longer than 15 minutes", "{0} conversations wait longer than 15 minutes"),
        NeedKind.PromisesBroken => ("The promised answer to {0} is late", "{0} promised answers are late"),
        NeedKind.PromisesDue => ("The promised answer to {0} is due soon", "{0} promised answers are due soon"),
        NeedKind.PaymentsToSettle => ("1 payment does not match the books", "{0} payments do not match the books"),
        NeedKind.PaymentsFailed => ("1 payment failed: {0}", "{0} payments failed in the last 24 hours"),
        NeedKind.PaymentsDisputed => ("1 payment is disputed: {0}", "{0} payments are disputed"),
        NeedKind.CampaignStopped => ("{0} stopped by itself", "{0} broadcasts stopped by themselves"),
        NeedKind.WebhookOff => ("The webhook to {0} was switched off", "{0} webhooks were switched off"),
        NeedKind.WebhookFails => ("Nothing arrives at the webhook to {0}", "Nothing arrives at {0} webhooks"),
        NeedKind.AiCapped => Same("AI reached its cap"),
        NeedKind.AccountEnded => ("{0} has to sign in to Telegram again", "{0} accounts have to sign in to Telegram again"),
        NeedKind.ChannelAlerts => ("1 new alert of a channel: {0}", "{0} new alerts of channels"),
        NeedKind.MessagesUnknown => ("1 message may or may not have arrived", "{0} messages may or may not have arrived"),
        NeedKind.UpdatesFailed => ("1 update could not be worked on", "{0} updates could not be worked on"),
        NeedKind.JobFailed => ("The job {0} failed", "{0} jobs failed"),
        NeedKind.PlanNearlyUsed => Same("80% of this month's messages are used"),
        NeedKind.PlanUsedUp => Same("This month's messages are used up"),
        NeedKind.BackupFailed => Same("The last backup failed"),
        NeedKind.BackupOld => Same("Two backups in a row were not made"),
        NeedKind.BackupsOff => Same("No backup is made by itself"),
        _ => Same("The disk is nearly full"),
    };

    /// <summary>What that means, where nothing was told with it.</summary>
    public static string? Meaning(NeedKind kind) => kind switch
    {
        NeedKind.NoBot => "Add one, and what people write to it arrives here.",
        NeedKind.NoBotRuns => "All are stopped; what people write waits at Telegram for up to 24 hours.",
        NeedKind.PaymentsFailed => "They are not tried again by themselves. A new link can be sent.",
        NeedKind.PaymentsDisputed => "The bank took the money back for now. Answer in Stripe in time.",
        NeedKind.WebhookFails => "It is tried again, and switched off when that does not help.",
        NeedKind.AccountEnded => "Its channels are not read until then.",
        NeedKind.MessagesUnknown => "Telegram's answer was lost. Decide whether to send again.",
        NeedKind.PlanNearlyUsed => "Programs are refused once they are used up. An owner changes the limits of the plan.",
        NeedKind.PlanUsedUp => "Programs are refused until the first of the next month. An owner changes the limits of the plan.",
        NeedKind.UpdatesFailed => "In the last 24 hours. Each stays in the log of its bot with its error.",
        NeedKind.BackupOld => "Whatever the machine loses now is lost since the last one. See that its job runs.",
        NeedKind.BackupsOff => "Whatever the machine loses is lost. Switch the schedule on, or make one by hand.",
        _ => null,
    };

    /// <summary>The button that leads to it.</summary>
    public static string Door(NeedKind kind) => kind switch
    {
        NeedKind.NoBot => "Add bot",
        NeedKind.NoBotRuns => "Open bots",
        NeedKind.BotInTrouble => "Open bot",
        NeedKind.PaymentsToSettle => "Settle",
        NeedKind.CampaignStopped => "Open broadcast",
        NeedKind.WebhookOff or NeedKind.WebhookFails => "Open webhooks",
        NeedKind.AccountEnded => "Sign in",
        NeedKind.AiCapped => "Open caps",
        NeedKind.MessagesUnknown => "Decide",
        NeedKind.UpdatesFailed => "Open log",
        NeedKind.PlanNearlyUsed or NeedKind.PlanUsedUp => "Open plan",
        NeedKind.BackupFailed or NeedKind.BackupOld or NeedKind.BackupsOff => "Open backups",
        NeedKind.Disk or NeedKind.JobFailed => "Open system",
        _ => "Open",
    };

    private static (string, string) Same(string words) => (words, words);
}
