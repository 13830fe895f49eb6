namespace TelegramAdmin.Core.Notifications;

/// <summary>News in English words, which pages translate and Telegram gets as they are.</summary>
public static class NotificationWords
{
    /// <summary>A line; {0} is whom or what it is about, {1} how often where it happened several times.</summary>
    public static (string One, string Several) Line(NotificationKind kind) => kind switch
    {
        NotificationKind.Mention => ("{0} mentioned you", "{0} mentioned you {1} times"),
        NotificationKind.PromiseDue => ("The answer to {0} is due soon", "The answer to {0} is due soon"),
        NotificationKind.PromiseLate => ("The answer to {0} is late", "The answer to {0} is late"),
        NotificationKind.BotTrouble => ("@{0} needs you", "@{0} needed you {1} times"),
        NotificationKind.BotBack => ("@{0} works again", "@{0} works again"),
        NotificationKind.PaymentTaken => ("{0} was paid", "{1} payments, the latest for {0}"),
        NotificationKind.PaymentFailed => ("A payment for {0} failed", "{1} payments failed, the latest for {0}"),
        NotificationKind.PaymentTrouble => ("The payment for {0} needs somebody", "{1} payments need somebody, the latest for {0}"),
        NotificationKind.BroadcastFinished => ("{0} is sent", "{0} is sent"),
        NotificationKind.BroadcastStopped => ("{0} stopped by itself", "{0} stopped by itself {1} times"),
        NotificationKind.GiftFinished => ("The gift {0} is given", "The gift {0} is given"),
        NotificationKind.ChannelAlert => ("{0}", "{0}, {1} alerts"),
        NotificationKind.AccountEnded => ("{0} was signed out of Telegram", "{0} was signed out of Telegram"),
        NotificationKind.WebhookOff => ("The webhook to {0} was switched off", "The webhook to {0} was switched off {1} times"),
        NotificationKind.MessageUnknown => ("A message by @{0} may or may not have arrived", "{1} messages by @{0} may or may not have arrived"),
        NotificationKind.UpdateFailed => ("@{0} could not work on an update", "@{0} could not work on {1} updates"),
        NotificationKind.JobFailed => ("The job {0} failed", "The job {0} failed {1} times"),
        _ => ("{0}", "{0}"),
    };

    /// <summary>What the kind is about, for whoever chooses.</summary>
    public static string Title(NotificationKind kind) => kind switch
    {
        NotificationKind.Mention => "Somebody mentions me",
        NotificationKind.PromiseDue => "A promised answer is due soon",
        NotificationKind.PromiseLate => "A promised answer is late",
        NotificationKind.BotTrouble => "A bot needs somebody",
        NotificationKind.BotBack => "A bot works again",
        NotificationKind.PaymentTaken => "Somebody paid",
        NotificationKind.PaymentFailed => "A payment failed",
        NotificationKind.PaymentTrouble => "A payment is paid and not granted, or disputed",
        NotificationKind.BroadcastFinished => "A broadcast is sent",
        NotificationKind.BroadcastStopped => "A broadcast stopped by itself",
        NotificationKind.GiftFinished => "A gift is given",
        NotificationKind.ChannelAlert => "An alert of a channel",
        NotificationKind.AccountEnded => "A Telegram account was signed out",
        NotificationKind.WebhookOff => "A webhook was switched off",
        NotificationKind.MessageUnknown => "A message may or may not have arrived",
        NotificationKind.UpdateFailed => "An update could not be worked on",
        NotificationKind.JobFailed => "A job failed",
        NotificationKind.BackupTrouble => "Backups fail or are not made",
        _ => "Somebody writes in my or an unassigned conversation",
    };
}
