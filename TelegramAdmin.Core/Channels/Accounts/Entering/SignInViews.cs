using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>Makes of TDLib's state what a page shows.</summary>
internal static class SignInViews
{
    public static SignInView Of(TdAuthorizationState state, DateTimeOffset since) => state.Type switch
    {
        TdAuthorizationState.WaitCode => OfCode(state.CodeInfo, since),
        TdAuthorizationState.WaitPassword => new SignInView(SignInStep.Password) { PasswordHint = Some(state.PasswordHint) },
        TdAuthorizationState.WaitEmailAddress => new SignInView(SignInStep.EmailAddress),
        TdAuthorizationState.WaitEmailCode => new SignInView(SignInStep.EmailCode) { EmailPattern = Some(state.CodeInfo?.EmailAddressPattern), CodeLength = Known(state.CodeInfo?.Length) },
        TdAuthorizationState.WaitOtherDeviceConfirmation => new SignInView(SignInStep.QrCode) { QrLink = LinkOf(state) },
        TdAuthorizationState.WaitRegistration => new SignInView(SignInStep.Phone) { Failure = SignInErrors.Unregistered },
        TdAuthorizationState.WaitPremiumPurchase => new SignInView(SignInStep.Phone) { Failure = SignInErrors.PremiumNeeded },
        TdAuthorizationState.Ready => new SignInView(SignInStep.Finishing),
        TdAuthorizationState.LoggingOut or TdAuthorizationState.Closing or TdAuthorizationState.Closed => new SignInView(SignInStep.Ended) { Failure = SignInErrors.Ended },
        _ => new SignInView(SignInStep.Phone),
    };

    private static SignInView OfCode(TdCodeInfo? info, DateTimeOffset since) => new(SignInStep.Code)
    {
        Way = WayOf(info?.Kind),
        CodeLength = Known(info?.Kind?.Length),
        CodeHint = Some(info?.Kind?.PhoneNumberPrefix) ?? Some(info?.Kind?.FirstLetter) ?? Some(info?.Kind?.FirstWord) ?? LinkOf(info?.Kind),
        NextWay = info?.NextType is null ? null : WayOf(info.NextType),
        ResendAt = info?.NextType is null ? null : since.AddSeconds(Math.Clamp(info.Timeout, 0, 86_400)),
    };

    private static CodeWay WayOf(TdCodeType? type) => type?.Type switch
    {
        "authenticationCodeTypeTelegramMessage" => CodeWay.Telegram,
        "authenticationCodeTypeSms" => CodeWay.Sms,
        "authenticationCodeTypeSmsWord" or "authenticationCodeTypeSmsPhrase" => CodeWay.SmsWords,
        "authenticationCodeTypeCall" => CodeWay.Call,
        "authenticationCodeTypeMissedCall" => CodeWay.MissedCall,
        "authenticationCodeTypeFragment" => CodeWay.Fragment,
        _ => CodeWay.Other,
    };

    // It ends up in a picture that people scan with their phones, so only what belongs there.
    private static string? LinkOf(TdAuthorizationState state) => state.Link?.StartsWith("tg://login?token=", StringComparison.Ordinal) == true ? state.Link : null;

    private static string? LinkOf(TdCodeType? type) => type?.Url?.StartsWith("https://fragment.com/", StringComparison.Ordinal) == true ? type.Url : null;

    private static int? Known(int? length) => length is > 0 and <= 100 ? length : null;

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
