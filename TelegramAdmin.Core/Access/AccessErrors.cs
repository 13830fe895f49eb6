using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Access;

/// <summary>Every way in which access is refused that is not a plain no.</summary>
public static class AccessErrors
{
    public static Failure EmailInvalid { get; } = new(FailureKind.Invalid, "email_invalid", "This is not an email address. Write it like name@example.com.", "email");

    public static Failure SetupDone { get; } = new(FailureKind.Conflict, "setup_done", "An owner exists already. Sign in, or ask the owner for an account.");

    public static Failure PasswordShort { get; } = new(FailureKind.Invalid, "password_short", "The password is too short. Take 8 characters or more; 15 are better.", "password");

    public static Failure PasswordLong { get; } = new(FailureKind.Invalid, "password_long", "The password is longer than 128 characters. Take a shorter one.", "password");

    public static Failure PasswordCommon { get; } = new(FailureKind.Invalid, "password_common", "This password is on every list of stolen ones. Take another; three random words do well.", "password");

    public static Failure NotProved { get; } = new(FailureKind.Forbidden, "not_proved", "Nothing was changed. This asks for your password again, and it was not given.");

    public static Failure EmailTaken(string email) => new(FailureKind.Conflict, "email_taken", $"{email} has an account already.", "email");
}
