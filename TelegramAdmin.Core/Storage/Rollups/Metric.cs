namespace TelegramAdmin.Core.Storage.Rollups;

/// <summary>What is counted. Numbers are stored: add at the end, never renumber.</summary>
public enum Metric
{
    /// <summary>Messages that people sent to a bot.</summary>
    MessagesIn = 1,

    /// <summary>Messages that Telegram accepted from a bot.</summary>
    MessagesOut = 2,

    /// <summary>Messages that ended as failed.</summary>
    MessagesFailed = 3,

    /// <summary>People who met a bot for the first time.</summary>
    NewUsers = 4,

    /// <summary>People who wrote at least once in the day; meaningful by day only.</summary>
    ActiveUsers = 5,

    /// <summary>Conversations opened or opened again.</summary>
    ConversationsOpened = 6,

    /// <summary>Faults: updates that no handler could finish, refusals and failed sends.</summary>
    Errors = 7,

    /// <summary>Updates of every kind that arrived.</summary>
    Updates = 8,

    /// <summary>Messages that other programs put into the queue; what a plan's monthly limit counts.</summary>
    MessagesAccepted = 9,

    /// <summary>Messages of which nobody knows whether they arrived.</summary>
    MessagesUnknown = 10,

    /// <summary>Times that Telegram asked a bot to wait (429).</summary>
    AskedToWait = 11,
}
