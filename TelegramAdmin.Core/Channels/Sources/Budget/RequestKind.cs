namespace TelegramAdmin.Core.Channels.Sources.Budget;

/// <summary>Requests that Telegram counts apart; stored by number.</summary>
public enum RequestKind
{
    /// <summary>Posts with their counters.</summary>
    Page = 1,

    /// <summary>A name or an invite is looked up.</summary>
    Name = 2,

    /// <summary>What is known of a channel.</summary>
    About = 3,

    /// <summary>A channel is opened or closed for live updates.</summary>
    Listen = 4,
}
