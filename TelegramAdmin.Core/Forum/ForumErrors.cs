using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Forum;

/// <summary>Every way in which a group cannot be connected.</summary>
public static class ForumErrors
{
    public static Failure BotNotFound { get; } = new(FailureKind.NotFound, "forum_bot_not_found", "This bot is not registered here, or was removed. Choose another one.", "bot");

    public static Failure NotNumber { get; } = new(FailureKind.Invalid, "forum_group_number_invalid", "A group's number is below zero, like -1001234567890.", "group");

    public static Failure NoAnswer { get; } = new(FailureKind.Unavailable, "forum_telegram_silent", "Telegram does not answer now. Nothing was changed. Try again in a moment.");

    public static Failure NotConnected { get; } = new(FailureKind.NotFound, "forum_not_connected", "No group is connected.");

    public static Failure NotLinked { get; } = new(FailureKind.Conflict, "forum_not_linked", "Your Telegram account is not linked, so the bot does not know where to write to you. Link it under Account, or type the group's number.");

    public static Failure NotStarted(string bot) => new(FailureKind.Conflict, "forum_bot_not_started", $"You have not started @{bot}. Open it in Telegram, press Start, and ask again.");

    /// <summary>A step is missing; the words say which and what to do.</summary>
    public static Failure Missing(string what) => new(FailureKind.Conflict, "forum_group_not_ready", what, "group");
}
