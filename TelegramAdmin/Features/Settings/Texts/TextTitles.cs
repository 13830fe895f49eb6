namespace TelegramAdmin.Features.Settings.Texts;

/// <summary>What each text is, for people, with somebody to show it to.</summary>
internal static class TextTitles
{
    /// <summary>Fills the variables of a preview.</summary>
    public static IReadOnlyDictionary<string, string> Example { get; } = new Dictionary<string, string>
    {
        ["first_name"] = "Maya",
        ["bot_name"] = "Lumen Bot",
        ["command"] = "/prices",
    };

    public static (string Title, string When, string Said) Of(string key) => key switch
    {
        "start.new" => ("Welcome", "To somebody who presses Start for the first time.", "/start"),
        "start.returning" => ("Welcome back", "To somebody who was here before and presses Start again.", "/start"),
        "help" => ("Help", "The answer to /help.", "/help"),
        "unknown_command" => ("Unknown command", "When somebody sends a command that the bot does not know.", "/prices"),
        _ => (key, "", ""),
    };
}
