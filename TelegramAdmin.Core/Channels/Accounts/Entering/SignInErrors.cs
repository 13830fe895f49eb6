using System.Globalization;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>What Telegram refuses while somebody signs in, in words: https://core.telegram.org/method/auth.sendCode and the methods beside it.</summary>
public static class SignInErrors
{
    public static Failure PhoneInvalid { get; } = AccountErrors.Invalid("phone_number_invalid", "Telegram knows no such phone number. Write it with the code of its country, such as +49 151 23456789.", "phone");

    public static Failure CodeInvalid { get; } = AccountErrors.Invalid("phone_code_invalid", "This is not the code that Telegram sent. Look at it again.", "code");

    public static Failure CodeExpired { get; } = AccountErrors.Invalid("phone_code_expired", "This code has run out. Ask for another one.", "code");

    public static Failure PasswordInvalid { get; } = AccountErrors.Invalid("password_invalid", "This is not the account's password for two-step verification. Look at the hint, and at upper and lower case.", "password");

    public static Failure EmailInvalid { get; } = AccountErrors.Invalid("email_invalid", "Telegram does not take this e-mail address. Give another one.", "email");

    public static Failure EmailCodeInvalid { get; } = AccountErrors.Invalid("email_code_invalid", "This is not the code that came by e-mail, or it has run out. Look at it again, or ask for another one.", "code");

    public static Failure Unregistered { get; } = AccountErrors.Invalid("phone_number_unregistered", "There is no Telegram account with this number. Make one in Telegram on a phone first; nothing is made from here.", "phone");

    public static Failure PremiumNeeded { get; } = new(FailureKind.Conflict, "sign_in_premium_needed",
        "Telegram sends codes to this number only for Premium bought in its own app. Sign in by QR code instead.", "phone");

    public static Failure CodeUnavailable { get; } = new(FailureKind.Conflict, "code_not_resendable", "Telegram sends no other code now. Use the one that came, or begin again later.", "code");

    public static Failure AppRefused { get; } = new(FailureKind.Conflict, "sign_in_app_refused",
        "Telegram lets this application sign nobody in, because it is published in many places. Make one of your own at my.telegram.org and give its api_id and api_hash.", "api_id");

    public static Failure UseQrCode { get; } = new(FailureKind.Conflict, "sign_in_not_by_phone",
        "Telegram does not let this number sign in by code here. Sign in by QR code instead.", "phone");

    public static Failure Ended { get; } = new(FailureKind.Conflict, "sign_in_ended", "Telegram ended this sign-in. Begin it again.");

    public static Failure Flood(TimeSpan wait) => new(FailureKind.Unavailable, "flood_wait",
        $"Telegram was asked too often for this number and wants a pause of {Spell(wait)}. Try again after that; earlier tries make it longer.");

    public static Failure Refused(string name) => new(FailureKind.Conflict, "sign_in_refused",
        name.Length == 0 ? "Telegram refused without a reason that is known here. Try again, or sign in by QR code." : $"Telegram refused: {name}. Try again, or sign in by QR code.");

    internal static Failure Read(TdFailure failure) => failure.Kind switch
    {
        TdFailureKind.FloodWait => Flood(failure.Wait ?? TimeSpan.FromMinutes(1)),
        TdFailureKind.NoAnswer => AccountErrors.NoAnswer,
        TdFailureKind.Closed => Ended,
        _ => ByName(failure),
    };

    private static Failure ByName(TdFailure failure) => failure.Message switch
    {
        "PHONE_NUMBER_INVALID" => PhoneInvalid,
        "PHONE_NUMBER_BANNED" or "USER_DEACTIVATED" or "USER_DEACTIVATED_BAN" => AccountErrors.Banned,
        "PHONE_NUMBER_UNOCCUPIED" => Unregistered,
        "PHONE_NUMBER_FLOOD" or "PHONE_PASSWORD_FLOOD" => Flood(TimeSpan.FromDays(1)),
        "PHONE_CODE_INVALID" or "PHONE_CODE_EMPTY" => CodeInvalid,
        "PHONE_CODE_EXPIRED" => CodeExpired,
        "PASSWORD_HASH_INVALID" => PasswordInvalid,
        "EMAIL_INVALID" or "EMAIL_NOT_ALLOWED" or "EMAIL_ADDRESS_INVALID" => EmailInvalid,
        "EMAIL_CODE_INVALID" or "CODE_INVALID" or "EMAIL_VERIFY_EXPIRED" or "EMAIL_TOKEN_INVALID" => EmailCodeInvalid,
        "API_ID_INVALID" => AccountErrors.ApplicationInvalid,
        "API_ID_PUBLISHED_FLOOD" => AppRefused,
        "UPDATE_APP_TO_LOGIN" or "PHONE_NUMBER_APP_SIGNUP_FORBIDDEN" => UseQrCode,
        "SEND_CODE_UNAVAILABLE" or "Authentication code can't be resend" => CodeUnavailable,
        _ when failure.Message.Contains("unexpected", StringComparison.OrdinalIgnoreCase) => AccountErrors.NotAwaited,
        _ => Refused(failure.Code == 406 ? "" : failure.Name),
    };

    private static string Spell(TimeSpan wait) => wait switch
    {
        { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds)} seconds"),
        { TotalMinutes: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalMinutes)} minutes"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalHours)} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalDays)} days"),
    };
}
