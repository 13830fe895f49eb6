namespace TelegramAdmin.Core.Needs;

/// <summary>Something that needs a person.</summary>
/// <param name="Count">How many of it there are.</param>
/// <param name="Address">The page that shows its rows.</param>
public sealed record Need(NeedKind Kind, NeedLevel Level, int Count, string Address)
{
    /// <summary>Whom or what it is about where it is one; else the oldest of them: a bot's username, a person, a campaign.</summary>
    public string? Subject { get; init; }

    /// <summary>The id of that, for what can be solved on the spot.</summary>
    public long? SubjectId { get; init; }

    /// <summary>What stands in the way, as it was told: Telegram's words, the reason of a stop.</summary>
    public string? Detail { get; init; }

    /// <summary>Since when the oldest of them waits, or until when it was promised.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Names it as long as it lasts.</summary>
    public string Key => SubjectId is { } id ? FormattableString.Invariant($"{Kind}-{id}") : Kind.ToString();
}

/// <summary>How much it matters.</summary>
public enum NeedLevel
{
    /// <summary>A next step; nothing is wrong.</summary>
    Info = 1,

    /// <summary>Soon matters.</summary>
    Warn = 2,

    /// <summary>Somebody has to decide.</summary>
    Undecided = 3,

    /// <summary>Something does not work, or a word was broken.</summary>
    Bad = 4,
}

/// <summary>What needs somebody.</summary>
public enum NeedKind
{
    /// <summary>There is no bot yet.</summary>
    NoBot,

    /// <summary>Every bot is stopped.</summary>
    NoBotRuns,

    /// <summary>A bot neither receives nor, perhaps, sends.</summary>
    BotInTrouble,

    /// <summary>People waited long for an answer.</summary>
    ConversationsWait,

    /// <summary>Answers came later than promised, or did not come yet.</summary>
    PromisesBroken,

    /// <summary>Promised answers are due soon.</summary>
    PromisesDue,

    /// <summary>The books of a provider and ours do not agree.</summary>
    PaymentsToSettle,

    /// <summary>Payments were declined lately and are not tried again.</summary>
    PaymentsFailed,

    /// <summary>The bank of a payer disputes.</summary>
    PaymentsDisputed,

    /// <summary>A broadcast stopped by itself.</summary>
    CampaignStopped,

    /// <summary>An outgoing webhook was switched off because nothing arrived there.</summary>
    WebhookOff,

    /// <summary>Nothing arrives at an outgoing webhook; it is still tried.</summary>
    WebhookFails,

    /// <summary>AI reached its cap.</summary>
    AiCapped,

    /// <summary>A Telegram account that reads channels has to sign in again.</summary>
    AccountEnded,

    /// <summary>Alerts of channels that nobody has seen.</summary>
    ChannelAlerts,

    /// <summary>Messages of which nobody knows whether they arrived.</summary>
    MessagesUnknown,

    /// <summary>Updates that no handler could finish.</summary>
    UpdatesFailed,

    /// <summary>A scheduled job failed at its last run.</summary>
    JobFailed,

    /// <summary>The disk is nearly full, or the data directory cannot be read.</summary>
    Disk,

    /// <summary>Four fifths of the month's messages are used.</summary>
    PlanNearlyUsed,

    /// <summary>The month's messages are used up, and programs are refused.</summary>
    PlanUsedUp,

    /// <summary>The last backup could not be made, or cannot be restored.</summary>
    BackupFailed,

    /// <summary>Two turns of the schedule passed without a backup.</summary>
    BackupOld,

    /// <summary>Nobody makes backups: the schedule is switched off.</summary>
    BackupsOff,
}
