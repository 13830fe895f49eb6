namespace TelegramAdmin.Components.Marks;

/// <summary>What a status word is about; the same word may mean different things in two families.</summary>
public enum StatusFamily
{
    Delivery,
    Payment,
    Bot,
    Conversation,
    Campaign,
    User,

    /// <summary>Channels and the Telegram accounts that read them.</summary>
    Channel,

    /// <summary>Outgoing webhooks, jobs and backups.</summary>
    Work,
}
