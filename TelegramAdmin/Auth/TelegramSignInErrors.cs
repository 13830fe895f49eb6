using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Auth;

/// <summary>Every way in which signing in from Telegram is refused. The page holds the words of all, and shows the one whose code came back.</summary>
internal static class TelegramSignInErrors
{
    public static Failure NoData { get; } = new(FailureKind.Invalid, "telegram_no_data",
        "This page opens inside Telegram. Write /admin to one of your bots there and press “Open here”.");

    public static Failure BotUnknown { get; } = new(FailureKind.Invalid, "telegram_bot_unknown",
        "The bot that opened this page is not here any more. Write /admin to a bot that runs here and press “Open here”.");

    public static Failure NotSigned { get; } = new(FailureKind.Forbidden, "telegram_not_signed",
        "What came with this page does not carry the signature of Telegram for this bot. Close it and open it again from /admin.");

    public static Failure TooOld { get; } = new(FailureKind.Forbidden, "telegram_too_old",
        "This page was opened more than five minutes ago. Close it and open it again from /admin.");

    public static Failure FromTheFuture { get; } = new(FailureKind.Forbidden, "telegram_from_the_future",
        "By the clock of this server Telegram opened this page in the future. Whoever runs the server should set its clock; then open the page again.");

    public static Failure UsedBefore { get; } = new(FailureKind.Forbidden, "telegram_used_before",
        "This was used to sign in already, and works once. Close the page and open it again from /admin.");

    public static Failure NotLinked { get; } = new(FailureKind.Forbidden, "telegram_account_not_linked",
        "Your Telegram account belongs to nobody who may sign in here. Sign in with a browser, open Security, make a link to Telegram, and open this page again.");

    public static Failure TooManyTries { get; } = new(FailureKind.Unavailable, "telegram_too_many_tries",
        "Too many tries came from your address. Wait a minute, then open this page again.");

    public static IReadOnlyList<Failure> All { get; } = [NoData, BotUnknown, NotSigned, TooOld, FromTheFuture, UsedBefore, NotLinked, TooManyTries];
}
