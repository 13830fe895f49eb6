namespace TelegramAdmin.Core.AutoReplies.Rules;

/// <summary>What may stand in braces in the texts of rules and of the FAQ.</summary>
public static class RuleVariables
{
    public const string FirstName = "first_name";
    public const string LastName = "last_name";
    public const string Username = "username";
    public const string BotName = "bot_name";

    /// <summary>What the person has now.</summary>
    public const string Credits = "credits";

    /// <summary>When the team is there next, such as Mon 09:00, in the time zone of the business hours.</summary>
    public const string Opens = "opens";

    public static IReadOnlySet<string> All { get; } = new HashSet<string> { FirstName, LastName, Username, BotName, Credits, Opens };
}
