using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels.Accounts.Entering;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>What a sign-in waits for, in words.</summary>
internal static class SignInWords
{
    public static string Verb(SignInStep step) => step switch
    {
        SignInStep.Phone => "Send code",
        SignInStep.EmailAddress => "Send code there",
        SignInStep.Password => "Check password",
        _ => "Check code",
    };

    public static string Label(SignInStep step) => step switch
    {
        SignInStep.Phone => "Phone number",
        SignInStep.EmailAddress => "Email address",
        SignInStep.EmailCode => "Code from the email",
        SignInStep.Password => "Password of the account",
        _ => "Code from Telegram",
    };

    public static string Hint(SignInView view, Localizer words) => view.Step switch
    {
        SignInStep.Phone => words["With the country code."],
        SignInStep.Code => $"{Sent(view, words)}{(view.CodeLength is { } length ? " " + words.Count(length, "It has {0} character.", "It has {0} characters.") : "")}",
        SignInStep.EmailAddress => words["Telegram wants an email address for this account, and sends codes there from now on."],
        SignInStep.EmailCode => view.EmailPattern is { } pattern ? words["Telegram sent it to {0}.", pattern] : words["Telegram sent it by email."],
        SignInStep.Password => view.PasswordHint is { } hint ? words["Two-step verification is on. The hint: {0}", hint] : words["Two-step verification is on for this account."],
        SignInStep.QrCode => words["This goes on by itself as soon as the code was scanned."],
        _ => "",
    };

    public static string Resend(SignInView view) => view.NextWay switch
    {
        CodeWay.Sms or CodeWay.SmsWords => "Send it by SMS",
        CodeWay.Call or CodeWay.MissedCall => "Call with the code",
        _ => "Send the code again",
    };

    private static string Sent(SignInView view, Localizer words) => view.Way switch
    {
        CodeWay.Telegram => words["Telegram sent it as a message to the Telegram app of this number."],
        CodeWay.Sms => words["Telegram sent it by SMS."],
        CodeWay.Call => words["Telegram calls the number and says it."],
        CodeWay.MissedCall => view.CodeHint is { } prefix ? words["Telegram calls from a number that begins with {0} and hangs up. The code is its last digits.", prefix] : words["Telegram calls and hangs up. The code is the last digits of that number."],
        CodeWay.Fragment => words["It waits at fragment.com, where the number was bought."],
        CodeWay.SmsWords => view.CodeHint is { } first ? words["Telegram sent words by SMS; they begin with “{0}”.", first] : words["Telegram sent words by SMS."],
        _ => words["Telegram sent it."],
    };
}
