using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Access.Linking;

/// <summary>Every way in which linking a Telegram account is refused.</summary>
public static class LinkErrors
{
    public static Failure CodeGone { get; } = new(FailureKind.NotFound, "link_code_gone",
        "This link does not work any more: it was used, or its ten minutes are over. Make a new one on your account page.");

    public static Failure AccountTaken { get; } = new(FailureKind.Conflict, "telegram_account_taken",
        "Nothing was linked. This Telegram account belongs to somebody else of the team. Unlink it there with /unlink, then make a new link.");

    public static Failure NotLinked { get; } = new(FailureKind.NotFound, "telegram_not_linked", "No Telegram account is linked, so nothing was changed.");
}
