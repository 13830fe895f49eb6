using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.MtProto.Protocol;
using TelegramAdmin.Sandbox.MtProto.SignIn;

namespace TelegramAdmin.Sandbox.MtProto.Writing;

/// <summary>td_api's authorization states.</summary>
internal static class StateWriter
{
    private const int CodeLength = 5;

    /// <param name="isResent">It went out a second time, as an SMS; there is no third way.</param>
    public static JsonObject Code(TestNumber number, bool isResent)
    {
        var info = new JsonObject
        {
            ["@type"] = "authenticationCodeInfo",
            ["phone_number"] = number.Digits,
            ["type"] = CodeType(isResent ? "authenticationCodeTypeSms" : "authenticationCodeTypeTelegramMessage"),
            ["timeout"] = isResent ? 0 : 60,
        };
        // TDLib leaves out what is null.
        if (!isResent) info["next_type"] = CodeType("authenticationCodeTypeSms");
        return new JsonObject { ["@type"] = "authorizationStateWaitCode", ["code_info"] = info };
    }

    public static JsonObject Email() => new() { ["@type"] = "authorizationStateWaitEmailAddress", ["allow_apple_id"] = false, ["allow_google_id"] = false };

    public static JsonObject EmailCode(string pattern) => new()
    {
        ["@type"] = "authorizationStateWaitEmailCode",
        ["allow_apple_id"] = false,
        ["allow_google_id"] = false,
        ["code_info"] = new JsonObject { ["@type"] = "emailAddressAuthenticationCodeInfo", ["email_address_pattern"] = pattern, ["length"] = CodeLength },
    };

    public static JsonObject Password() => new()
    {
        ["@type"] = "authorizationStateWaitPassword",
        ["password_hint"] = TestNumber.Hint,
        ["has_recovery_email_address"] = false,
        ["has_passport_data"] = false,
        ["recovery_email_address_pattern"] = "",
    };

    public static JsonObject Registration() => new()
    {
        ["@type"] = "authorizationStateWaitRegistration",
        ["terms_of_service"] = new JsonObject { ["@type"] = "termsOfService", ["text"] = FormattedTextWriter.Write("Terms of the sandbox"), ["min_user_age"] = 0, ["show_popup"] = false },
    };

    public static JsonObject OtherDevice(string link) => new() { ["@type"] = "authorizationStateWaitOtherDeviceConfirmation", ["link"] = link };

    private static JsonObject CodeType(string type) => new() { ["@type"] = type, ["length"] = CodeLength };
}
