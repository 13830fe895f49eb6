using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Inviting;
using TelegramAdmin.Core.Access.Passkeys;

namespace TelegramAdmin.Features.Account;

/// <summary>Codes that the account endpoints put into <c>?error=</c>, and their words. A wrong sign-in never says which part was wrong.</summary>
public static class AccountErrors
{
    public const string WrongCredentials = "credentials";
    public const string LockedOut = "locked";
    public const string WrongCode = "code";
    public const string Expired = "expired";
    public const string WeakPassword = "weak";
    public const string PasswordsDiffer = "differ";
    public const string WrongPassword = "password";
    public const string BadToken = "token";
    public const string EmailTaken = "email";
    public const string SessionGone = "session-gone";
    public const string PasskeyRefused = "passkey";
    public const string TooManyPasskeys = "passkeys";
    public const string WorkspaceClosed = "workspace-closed";
    public const string StaysWithItsBot = "workspace-telegram";

    /// <summary>What the rules for names and passwords say, by their own codes.</summary>
    private static readonly Dictionary<string, string> Refusals =
        new[] { AccessErrors.EmailInvalid, AccessErrors.PasswordShort, AccessErrors.PasswordLong, AccessErrors.PasswordCommon, PasskeyErrors.NameInvalid, PasskeyErrors.NotFound, InvitationErrors.Gone }.ToDictionary(f => f.Code, f => f.Message);

    /// <summary>In the reader's language.</summary>
    public static string? Words(string? code, Localizer words) =>
        code == TooManyPasskeys ? words["You have {0} passkeys. Remove one first.", PasskeyShelf.Most] : Words(code) is { } english ? words[english] : null;

    public static string? Words(string? code) => Refusals.TryGetValue(code ?? "", out var refusal) ? refusal : code switch
    {
        null or "" => null,
        WrongCredentials => "Email or password is wrong",
        LockedOut => "Too many tries. Wait five minutes, then try again.",
        WrongCode => "This code is wrong or was used already. Codes change every 30 seconds.",
        Expired => "This took too long. Sign in again.",
        WeakPassword => "This password is too short or on every list of stolen ones. Take 8 characters or more; 15 are better.",
        PasswordsDiffer => "The two new passwords differ.",
        WrongPassword => "The present password is wrong.",
        BadToken => "This link is wrong or was used already. Start the program again to get a new one.",
        WorkspaceClosed => "You have no role in this workspace, or it is archived. Choose another one.",
        StaysWithItsBot => "Inside Telegram you stay in the workspace of the bot that opened this. For another one open a bot of that workspace, or sign in with a browser.",
        SessionGone => "This device is signed out already.",
        PasskeyRefused => "This passkey was not accepted. Try again, or sign in with your password.",
        TooManyPasskeys => $"You have {PasskeyShelf.Most} passkeys. Remove one first.",
        "email_taken" => "This email has an account on this server. Sign in with it and open the link again. Who works nowhere now writes that account's password here.",
        EmailTaken => "This email cannot be used.",
        _ => "That did not work. Try again.",
    };
}
