using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Channels.Accounts;

/// <summary>Every way in which work on a Telegram account is refused.</summary>
public static class AccountErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "account_not_found", "This Telegram account is not here, or was removed. Nothing was changed.");

    public static Failure NameInvalid { get; } = Invalid("account_name_invalid", "A name has at most 130 characters.", "name");

    public static Failure NoApplication { get; } = Invalid("account_no_application",
        "Accounts sign in as an application of yours, and none is configured. Make one at my.telegram.org (API development tools) and give its api_id and api_hash here, or set MtProto:ApiId and MtProto:ApiHash.", "api_id");

    public static Failure ApplicationInvalid { get; } = Invalid("account_application_invalid",
        "Telegram knows no application with this api_id and api_hash. Copy both from my.telegram.org, API development tools: a number, and 32 hexadecimal digits.", "api_id");

    public static Failure ProxyInvalid(string why) => Invalid("account_proxy_invalid", why, "proxy");

    public static Failure ProxyUnreachable { get; } = new(FailureKind.Unavailable, "account_proxy_unreachable",
        "Telegram cannot be reached through this proxy. Look at its address, port and secret, and whether it runs.", "proxy");

    public static Failure NotSigningIn { get; } = new(FailureKind.Conflict, "account_not_signing_in",
        "No sign-in of this account is under way; one that nobody touches ends after 15 minutes. Begin it again.");

    public static Failure NotAwaited { get; } = new(FailureKind.Conflict, "account_step_not_awaited", "Telegram waits for something else now. Look at what the page asks for, and give that.");

    public static Failure AlreadySignedIn { get; } = new(FailureKind.Conflict, "account_already_signed_in", "This account is signed in already. Nothing was changed.");

    public static Failure NotSignedIn { get; } = new(FailureKind.Conflict, "account_not_signed_in", "This account is not signed in, so there is nothing to do. Sign it in first.");

    public static Failure Known(string name) => new(FailureKind.Conflict, "account_known",
        $"This Telegram account is here already, as “{name}”. The second session was given up; use the first, or sign that one in again.");

    public static Failure LibraryMissing(string why) => new(FailureKind.Unavailable, "account_library_missing", why);

    public static Failure KeyLost { get; } = new(FailureKind.Conflict, "account_key_lost",
        "The key of this account's session cannot be read: the folder “keys” of the data directory is another one than when it was added. Bring the old keys back, or sign the account in again.");

    public static Failure KeyWrong { get; } = new(FailureKind.Conflict, "account_key_wrong", "The session does not open with this key. It was made with another one; sign the account in again, or give the right key.", "key");

    public static Failure SessionMissing { get; } = new(FailureKind.Conflict, "account_session_missing", "The session's folder is gone from the data directory, or is empty. Sign the account in again.");

    public static Failure SessionDamaged { get; } = new(FailureKind.Conflict, "account_session_damaged", "The session's files are damaged, so they were not opened. Restore them from a backup, or sign the account in again.");

    public static Failure SessionMayAct { get; } = new(FailureKind.Conflict, "account_session_may_act",
        "This session holds acts that TDLib would carry out at once, such as messages still to be sent, so it was not opened: accounts here only read. Let the program that made it finish, close it there, and copy it again.", "folder");

    public static Failure FolderInvalid { get; } = Invalid("account_folder_invalid",
        "There is no such folder to import from. Give the name of one that lies directly in the import directory, without links in it.", "folder");

    public static Failure FolderNoSession { get; } = Invalid("account_folder_no_session",
        "This folder holds no TDLib session: td.binlog is missing, too large, or a link. Copy the whole database directory of the program that made it.", "folder");

    public static Failure ImportNotSignedIn { get; } = new(FailureKind.Conflict, "account_import_not_signed_in",
        "The session opens, but is not signed in, so nothing was imported. Sign it in where it was made, or add the account by phone or QR code here.", "folder");

    public static Failure SessionInUse { get; } = new(FailureKind.Unavailable, "account_session_in_use", "Another program has this session open. Close it there; two programs must not share one session.");

    public static Failure NoAnswer { get; } = new(FailureKind.Unavailable, "account_no_answer", "Telegram did not answer in time. Look at this machine's line to the internet and at the account's proxy, then try again.");

    public static Failure Full { get; } = new(FailureKind.Unavailable, "account_no_room", "As many accounts are at work as may be open at once (MtProto:MostOpen). This one has its turn as soon as another has finished.");

    public static Failure SessionEnded { get; } = new(FailureKind.Conflict, "account_session_ended", "Telegram ended this session: it was signed out elsewhere, or not used for long. Sign the account in again.");

    public static Failure Banned { get; } = new(FailureKind.Conflict, "account_banned", "Telegram banned or deleted this account, so it reads nothing any more. Telegram's support decides whether it comes back (recover@telegram.org).");

    internal static Failure Invalid(string code, string message, string field) => new(FailureKind.Invalid, code, message, field);
}
