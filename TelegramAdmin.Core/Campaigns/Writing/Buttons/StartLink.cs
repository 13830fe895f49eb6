using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Campaigns.Writing.Buttons;

/// <summary>A link that starts a bot with a payload (core.telegram.org/bots/features#deep-linking).</summary>
/// <param name="Bot">Username of another bot; null for the one that sends.</param>
internal sealed partial record StartLink(string? Bot, string Payload)
{
    /// <summary>Of <c>payload</c>, or <c>bot?payload</c>; null for what is neither.</summary>
    public static StartLink? Read(string value) =>
        Form().Match(value) is { Success: true } match ? new StartLink(match.Groups["bot"] is { Success: true, Value: var bot } ? bot : null, match.Groups["payload"].Value) : null;

    public string Address(string ownBot) => $"https://t.me/{Bot ?? ownBot}?start={Payload}";

    [GeneratedRegex("^(?:@?(?<bot>[A-Za-z][A-Za-z0-9_]{3,31})\\?)?(?<payload>[A-Za-z0-9_-]{1,64})$", RegexOptions.None, 500)]
    private static partial Regex Form();
}
