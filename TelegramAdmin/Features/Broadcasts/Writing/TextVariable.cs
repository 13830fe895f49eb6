namespace TelegramAdmin.Features.Broadcasts.Writing;

/// <summary>Something of a person that a text can say.</summary>
/// <param name="Fallback">What is proposed where nothing is known of it; null where it is always known.</param>
public sealed record TextVariable(string Name, string Words, string? Fallback = null)
{
    public static IReadOnlyList<TextVariable> All { get; } =
    [
        new("first_name", "First name", "there"),
        new("last_name", "Last name", "there"),
        new("full_name", "Full name", "there"),
        new("username", "Username", "there"),
        new("language", "Language", "en"),
        new("credits", "Credits they have"),
        new("tier", "Tier"),
        new("pass_until", "Last day of their pass", "today"),
        new("joined_days", "Days since they joined"),
        new("bot_name", "Name of the bot"),
        new("bot_username", "Username of the bot"),
    ];

    public string Write(string fallback) => fallback.Length == 0 ? $"{{{{ {Name} }}}}" : $"{{{{ {Name} | default: \"{fallback.Replace('"', '\'')}\" }}}}";
}
