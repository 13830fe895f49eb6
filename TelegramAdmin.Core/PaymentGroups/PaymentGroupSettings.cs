using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.PaymentGroups;

/// <summary>What a workspace decides about payment groups.</summary>
public static class PaymentGroupSettings
{
    public static Setting<bool> AreOffered { get; } = new(
        "paygroups.offered", false, "Offer payment groups", "Whether people can have a group of their own with the bot and the team: /paygroup, and a button under /buy.");

    /// <summary>Without @; empty for the bot that sells.</summary>
    public static Setting<string> OperatorBot { get; } = new(
        "paygroups.operator_bot", "", "Bot of the operators", "The username of a bot of this workspace that also comes into each group, for the team to listen and write. Empty: the bot that sells serves both.",
        value => value.Length == 0 || IsUsername(value.TrimStart('@')) ? null : "Write a bot's username, such as lumen_team_bot, or leave it empty.");

    public static IReadOnlyList<Setting> All { get; } = [AreOffered, OperatorBot];

    // core.telegram.org/bots/features#botfather: 5 to 32 Latin letters, digits and underscores.
    private static bool IsUsername(string name) => name.Length is >= 5 and <= 32 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
