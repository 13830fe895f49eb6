namespace TelegramAdmin.Sandbox.State;

/// <summary>What people see of a bot, by language.</summary>
internal sealed class BotProfile
{
    public Localized Name { get; init; } = new();

    public Localized Description { get; init; } = new();

    public Localized ShortDescription { get; init; } = new();

    /// <summary>Key of the file that is the profile photo; null without one.</summary>
    public string? Photo { get; set; }

    /// <summary>Commands as a JSON array, by scope and language: "default|", "chat:42|de".</summary>
    public Dictionary<string, string> Commands { get; init; } = [];

    /// <summary>MenuButton as JSON by chat id; 0 is the default.</summary>
    public Dictionary<long, string> MenuButtons { get; init; } = [];
}
