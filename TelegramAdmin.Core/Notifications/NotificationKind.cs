using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Core.Notifications;

/// <summary>What the team is told of. Numbers are stored: add at the end.</summary>
public enum NotificationKind
{
    /// <summary>A teammate named me in a note.</summary>
    Mention = 1,

    /// <summary>A promised answer is due soon.</summary>
    PromiseDue = 2,

    /// <summary>A promised answer is late.</summary>
    PromiseLate = 3,

    /// <summary>A bot neither receives nor, perhaps, sends.</summary>
    BotTrouble = 4,

    /// <summary>It works again.</summary>
    BotBack = 5,

    /// <summary>Money came in.</summary>
    PaymentTaken = 6,

    /// <summary>A payment was declined or given up.</summary>
    PaymentFailed = 7,

    /// <summary>Money came in and was not granted, or a bank disputes.</summary>
    PaymentTrouble = 8,

    BroadcastFinished = 9,

    /// <summary>It paused by itself.</summary>
    BroadcastStopped = 10,

    GiftFinished = 11,

    /// <summary>A rule found what it looks for in a channel.</summary>
    ChannelAlert = 12,

    /// <summary>A Telegram account that reads channels was signed out.</summary>
    AccountEnded = 13,

    /// <summary>An outgoing webhook was switched off.</summary>
    WebhookOff = 14,

    /// <summary>Nobody knows whether a message arrived.</summary>
    MessageUnknown = 15,

    /// <summary>An update was given up.</summary>
    UpdateFailed = 16,

    JobFailed = 17,

    /// <summary>Somebody wrote in a conversation that is mine or nobody's. Told in the browser only; the inbox itself keeps it.</summary>
    Message = 18,

    /// <summary>The last backup failed, two in a row were not made, or nobody makes them.</summary>
    BackupTrouble = 19,
}

/// <summary>The ways by which somebody is told.</summary>
[Flags]
public enum NotificationWays
{
    None = 0,

    /// <summary>In the bell and its page.</summary>
    Bell = 1,

    /// <summary>By the browser, while the page is hidden.</summary>
    Browser = 2,

    /// <summary>In Telegram, to the linked account.</summary>
    Telegram = 4,
}

/// <summary>For whom each kind is, and how it is told while nobody chose otherwise.</summary>
public static class NotificationKinds
{
    public static IReadOnlyList<NotificationKind> All { get; } = Enum.GetValues<NotificationKind>();

    /// <summary>The least role that hears of it.</summary>
    public static AdminRole RoleOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Mention => AdminRole.Viewer,
        NotificationKind.PromiseDue or NotificationKind.PromiseLate or NotificationKind.Message => AdminRole.Operator,
        _ => AdminRole.Admin,
    };

    public static NotificationWays UsualOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Mention or NotificationKind.PromiseLate or NotificationKind.BotTrouble => NotificationWays.Bell | NotificationWays.Browser | NotificationWays.Telegram,
        NotificationKind.Message => NotificationWays.Browser,
        NotificationKind.BroadcastStopped or NotificationKind.PaymentTrouble or NotificationKind.AccountEnded or NotificationKind.PromiseDue or NotificationKind.BackupTrouble => NotificationWays.Bell | NotificationWays.Browser,
        _ => NotificationWays.Bell,
    };

    /// <summary>The ways that a kind has at all.</summary>
    public static NotificationWays PossibleOf(NotificationKind kind) =>
        kind == NotificationKind.Message ? NotificationWays.Browser : NotificationWays.Bell | NotificationWays.Browser | NotificationWays.Telegram;
}
