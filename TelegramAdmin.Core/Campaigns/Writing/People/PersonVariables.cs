namespace TelegramAdmin.Core.Campaigns.Writing.People;

/// <summary>What messages for many may name of a person.</summary>
public static class PersonVariables
{
    public const string FirstName = "first_name";
    public const string LastName = "last_name";
    public const string FullName = "full_name";

    /// <summary>Without the @; missing where somebody has none.</summary>
    public const string Username = "username";

    /// <summary>IETF tag.</summary>
    public const string Language = "language";

    public const string Credits = "credits";
    public const string Tier = "tier";

    /// <summary>The last day of a pass that runs, as the language writes days; missing without one.</summary>
    public const string PassUntil = "pass_until";

    /// <summary>Whole days since the bot first met them.</summary>
    public const string JoinedDays = "joined_days";

    public const string BotName = "bot_name";

    /// <summary>Without the @.</summary>
    public const string BotUsername = "bot_username";

    /// <summary>Its parts are the attributes of the person by their names.</summary>
    public const string Attributes = "attributes";

    public static IReadOnlyList<string> All { get; } = [FirstName, LastName, FullName, Username, Language, Credits, Tier, PassUntil, JoinedDays, BotName, BotUsername, Attributes];

    /// <summary>There for everybody, so that they need no fallback.</summary>
    public static IReadOnlySet<string> Sure { get; } = new HashSet<string> { FirstName, FullName, Credits, Tier, JoinedDays, BotName, BotUsername };

    public static bool IsKnown(string path) => path.Split('.') switch
    {
        [Attributes, _] => true,
        [var name] => name != Attributes && All.Contains(name),
        _ => false,
    };
}
