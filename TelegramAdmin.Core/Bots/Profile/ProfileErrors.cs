using System.Globalization;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Bots.Profile;

/// <summary>Every way in which a change of what people see of a bot is refused.</summary>
public static class ProfileErrors
{
    public static Failure LanguageInvalid { get; } = new(FailureKind.Invalid, "profile_language_invalid", "A language is two letters, such as es. Choose one from the list.", "language");

    public static Failure NameEmpty { get; } = new(FailureKind.Invalid, "profile_name_empty", "A bot has a name. Write 1 to 64 characters; only the other languages may leave it to this one.", "name");

    public static Failure TooLong(string what, string field, int length, int most) => new(FailureKind.Invalid, "profile_text_too_long",
        $"The {what} has {Count(length)} characters, and Telegram takes {Count(most)}. Shorten it.", field);

    public static Failure PhotoNotJpeg { get; } = new(FailureKind.Invalid, "profile_photo_not_jpeg", "The photo was not changed. Telegram takes JPEG here, and this file is none. Choose a picture that your browser can show.", "photo");

    public static Failure PhotoTooSmall(int smallest) => new(FailureKind.Invalid, "profile_photo_too_small",
        $"The photo was not changed. It is smaller than {Count(smallest)} × {Count(smallest)} pixels, and Telegram would refuse it. Choose a larger one.", "photo");

    public static Failure PhotoTooLarge(long most) => new(FailureKind.Invalid, "profile_photo_too_large",
        $"The photo was not changed. It is larger than {Count(most / 1024 / 1024)} MB. Choose a smaller one.", "photo");

    public static Failure TooManyCommands(int most) => new(FailureKind.Invalid, "commands_too_many", $"Nothing was saved. A list holds {Count(most)} commands. Remove some.", "commands");

    public static Failure CommandInvalid(string command) => new(FailureKind.Invalid, "command_invalid",
        $"Nothing was saved. /{command} is not a command: it has 1 to 32 small letters a to z, digits and _.", "commands");

    public static Failure CommandTwice(string command) => new(FailureKind.Invalid, "command_twice", $"Nothing was saved. /{command} stands in the list twice. Remove one of them.", "commands");

    public static Failure DescriptionInvalid(string command, int most) => new(FailureKind.Invalid, "command_description_invalid",
        $"Nothing was saved. Say in 1 to {Count(most)} characters what /{command} does.", "commands");

    /// <summary>Null where Telegram did it.</summary>
    /// <param name="what">"The name was not changed".</param>
    internal static Failure? Of(BotApiReply reply, string what) => reply switch
    {
        BotApiReply.Accepted => null,
        BotApiReply.Refused { Code: 401 or 404 } => BotErrors.TokenRefused,
        BotApiReply.Refused { Code: 429, RetryAfter: { } wait } => new(FailureKind.Unavailable, "telegram_says_wait",
            $"{what}. Telegram allows such changes only now and then, and takes the next one in {Words(wait)}. Save again then; what you wrote stays here."),
        BotApiReply.Refused refused => new(FailureKind.Unavailable, "telegram_refused", $"{what}. Telegram answered {refused.Code}: {refused.Description}."),
        BotApiReply.Lost { MayHaveBeenTaken: true } lost => new(FailureKind.Unavailable, "telegram_unreachable", $"{what}, as far as we know. {lost.Reason} Read the page again to see."),
        BotApiReply.Lost lost => new(FailureKind.Unavailable, "telegram_unreachable", $"{what}. {lost.Reason} Try again in a moment."),
        _ => null,
    };

    private static string Words(TimeSpan wait) => wait switch
    {
        { TotalMinutes: < 1 } => Some(Math.Ceiling(wait.TotalSeconds), "second"),
        { TotalHours: < 1 } => Some(Math.Ceiling(wait.TotalMinutes), "minute"),
        _ => Some(Math.Ceiling(wait.TotalHours), "hour"),
    };

    private static string Some(double count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count:0} {unit}{(count == 1 ? "" : "s")}");

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
