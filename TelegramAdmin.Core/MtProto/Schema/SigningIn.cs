using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.MtProto.Schema;

/// <summary>Any of the states that TDLib calls AuthorizationState, with the fields of all of them.</summary>
public sealed record TdAuthorizationState
{
    public const string WaitTdlibParameters = "authorizationStateWaitTdlibParameters";
    public const string WaitPhoneNumber = "authorizationStateWaitPhoneNumber";
    public const string WaitPremiumPurchase = "authorizationStateWaitPremiumPurchase";
    public const string WaitEmailAddress = "authorizationStateWaitEmailAddress";
    public const string WaitEmailCode = "authorizationStateWaitEmailCode";
    public const string WaitCode = "authorizationStateWaitCode";
    public const string WaitOtherDeviceConfirmation = "authorizationStateWaitOtherDeviceConfirmation";
    public const string WaitRegistration = "authorizationStateWaitRegistration";
    public const string WaitPassword = "authorizationStateWaitPassword";
    public const string Ready = "authorizationStateReady";
    public const string LoggingOut = "authorizationStateLoggingOut";
    public const string Closing = "authorizationStateClosing";
    public const string Closed = "authorizationStateClosed";

    [JsonPropertyName("@type")]
    public string Type { get; set; } = "";

    public TdCodeInfo? CodeInfo { get; set; }

    /// <summary>What the QR code says: <c>tg://login?token=…</c>. It is as good as a key for half a minute.</summary>
    public string? Link { get; set; }

    public string? PasswordHint { get; set; }

    public override string ToString() => Type;
}

/// <summary>authenticationCodeInfo or emailAddressAuthenticationCodeInfo.</summary>
public sealed record TdCodeInfo
{
    public string? PhoneNumber { get; set; }

    [JsonPropertyName("type")]
    public TdCodeType? Kind { get; set; }

    /// <summary>How the next code would come; null where there is no other way.</summary>
    public TdCodeType? NextType { get; set; }

    /// <summary>Seconds until the code may be sent again.</summary>
    public int Timeout { get; set; }

    public string? EmailAddressPattern { get; set; }

    /// <summary>Of a code by e-mail; 0 where it is not known.</summary>
    public int Length { get; set; }
}

public sealed record TdCodeType
{
    [JsonPropertyName("@type")]
    public string Type { get; set; } = "";

    public int Length { get; set; }

    public string? PhoneNumberPrefix { get; set; }

    public string? FirstLetter { get; set; }

    public string? FirstWord { get; set; }

    public string? Url { get; set; }
}
