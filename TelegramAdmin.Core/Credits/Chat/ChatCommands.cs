namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>The commands of a bot whose messages cost credits, in the order in which people need them. What each does is the text <c>command.…</c>.</summary>
public static class ChatCommands
{
    public static IReadOnlyList<string> All { get; } =
        ["start", "balance", "buy", "history", "pricing", "promo", "invite", "gift", "autorecharge", "billing", "paygroup", "tutorial", "reset", "help"];

    public static string TextOf(string command) => "command." + command;
}
