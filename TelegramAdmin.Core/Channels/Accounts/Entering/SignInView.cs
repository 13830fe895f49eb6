using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>How a sign-in stands, for whoever is at it.</summary>
public sealed record SignInView(SignInStep Step)
{
    /// <summary>How the code comes, in <see cref="SignInStep.Code"/>.</summary>
    public CodeWay? Way { get; init; }

    /// <summary>How many characters the code has; null where Telegram does not say.</summary>
    public int? CodeLength { get; init; }

    /// <summary>How a second code would come; null where there is no other way.</summary>
    public CodeWay? NextWay { get; init; }

    /// <summary>From when on a second code may be asked for.</summary>
    public DateTimeOffset? ResendAt { get; init; }

    /// <summary>The beginning that Telegram tells: of the calling number, of the word or phrase.</summary>
    public string? CodeHint { get; init; }

    public string? PasswordHint { get; init; }

    /// <summary>Where the code by e-mail went, such as <c>a***@e***.com</c>.</summary>
    public string? EmailPattern { get; init; }

    /// <summary>What the QR code shows. It changes every half minute and must not be stored or logged.</summary>
    public string? QrLink { get; init; }

    /// <summary>Why it did not go on; it may be tried again at <see cref="Step"/>, unless that is <see cref="SignInStep.Ended"/>.</summary>
    public Failure? Failure { get; init; }
}

public enum SignInStep
{
    /// <summary>The phone number, or a QR code, is awaited.</summary>
    Phone = 1,

    /// <summary>The code that Telegram sent.</summary>
    Code = 2,

    /// <summary>The password of two-step verification.</summary>
    Password = 3,

    /// <summary>Telegram wants an e-mail address for this account.</summary>
    EmailAddress = 4,

    /// <summary>The code that came by e-mail.</summary>
    EmailCode = 5,

    /// <summary>The QR code is to be scanned with a phone that is signed in.</summary>
    QrCode = 6,

    /// <summary>Signed in.</summary>
    Finished = 7,

    /// <summary>It came to nothing and has to begin anew.</summary>
    Ended = 8,

    /// <summary>Telegram let the account in; who it is gets written down.</summary>
    Finishing = 9,
}

/// <summary>How a code comes: https://core.telegram.org/tdlib/docs/classtd_1_1td__api_1_1_authentication_code_type.html.</summary>
public enum CodeWay
{
    /// <summary>As a message in Telegram, on a device that is signed in.</summary>
    Telegram = 1,
    Sms = 2,

    /// <summary>A voice says it.</summary>
    Call = 3,

    /// <summary>The last digits of the number that calls and hangs up.</summary>
    MissedCall = 4,

    /// <summary>At fragment.com, for anonymous numbers.</summary>
    Fragment = 5,

    /// <summary>A word by SMS, or a phrase.</summary>
    SmsWords = 6,

    Other = 7,
}
