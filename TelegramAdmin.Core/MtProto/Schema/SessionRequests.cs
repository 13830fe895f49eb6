using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.MtProto.Schema;

/// <param name="DatabaseEncryptionKey">Written as base64, as TDLib wants bytes.</param>
public sealed record SetTdlibParameters(
    bool UseTestDc, string DatabaseDirectory, string FilesDirectory, byte[] DatabaseEncryptionKey, int ApiId, string ApiHash,
    string SystemLanguageCode, string DeviceModel, string SystemVersion, string ApplicationVersion) : TdRequest<TdOk>("setTdlibParameters")
{
    public bool UseFileDatabase { get; init; }

    /// <summary>TDLib then remembers which channels the account has found.</summary>
    public bool UseChatInfoDatabase { get; init; } = true;

    public bool UseMessageDatabase { get; init; }

    public bool UseSecretChats { get; init; }
}

public sealed record SetAuthenticationPhoneNumber(string PhoneNumber) : TdRequest<TdOk>("setAuthenticationPhoneNumber");

public sealed record RequestQrCodeAuthentication(long[] OtherUserIds) : TdRequest<TdOk>("requestQrCodeAuthentication");

public sealed record CheckAuthenticationCode(string Code) : TdRequest<TdOk>("checkAuthenticationCode");

public sealed record ResendAuthenticationCode() : TdRequest<TdOk>("resendAuthenticationCode");

public sealed record CheckAuthenticationPassword(string Password) : TdRequest<TdOk>("checkAuthenticationPassword");

public sealed record SetAuthenticationEmailAddress(string EmailAddress) : TdRequest<TdOk>("setAuthenticationEmailAddress");

public sealed record CheckAuthenticationEmailCode(TdEmailCode Code) : TdRequest<TdOk>("checkAuthenticationEmailCode");

public sealed record LogOut() : TdRequest<TdOk>("logOut");

public sealed record CloseRequest() : TdRequest<TdOk>("close");

public sealed record GetMe() : TdRequest<TdUser>("getMe");

public sealed record SetOption(string Name, TdOptionValue Value) : TdRequest<TdOk>("setOption");

public sealed record TdEmailCode(string Code)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
    public string Type => "emailAddressAuthenticationCode";

    public override string ToString() => Type;
}

public sealed record TdOptionValue(bool Value)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
    public string Type => "optionValueBoolean";
}
