using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Every way in which a rule of alerts, or a weekly report, is refused.</summary>
public static class AlertErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "channel_alert_rule_not_found", "No such rule is here. Somebody may have deleted it.");

    public static Failure TooMany { get; } = new(FailureKind.Conflict, "channel_alert_rules_full", "There are 200 rules already. Delete one that nobody needs.");

    public static Failure NobodyToTell { get; } = new(FailureKind.Conflict, "channel_report_nobody",
        "No bot can write to anybody chosen here. They link their Telegram account under Account and start one of the bots.", "to");

    public static Failure NotLinked { get; } = new(FailureKind.Conflict, "channel_report_not_linked",
        "Nothing was sent: your Telegram account is not linked, or no bot can write to it. Link it under Account and start one of the bots.");

    public static Failure NoChannels { get; } = new(FailureKind.Conflict, "channel_report_empty", "Nothing was sent: no channel is followed here yet.");

    public static Failure Invalid(string field, string message) => new(FailureKind.Invalid, "channel_alert_rule_invalid", message, field);
}
