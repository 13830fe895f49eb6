using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.MtProto.Protocol;

/// <summary>Objects of td_api that are the same everywhere.</summary>
internal static class Td
{
    /// <summary>A message's number in TDLib is Telegram's, moved to the left.</summary>
    public const int MessageShift = 20;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Ok => Of("ok");

    public static JsonObject Of(string type) => new() { ["@type"] = type };

    /// <summary>64-bit numbers are text in TDLib's JSON; those that fit 53 bits are not.</summary>
    public static string Int64(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static long ChatIdOf(long channel) => -1_000_000_000_000 - channel;

    public static long ChannelOf(long chat) => -1_000_000_000_000 - chat;

    public static JsonObject StateUpdate(JsonObject state) => new() { ["@type"] = "updateAuthorizationState", ["authorization_state"] = state };

    public static JsonObject OptionUpdate(string name, JsonObject value) => new() { ["@type"] = "updateOption", ["name"] = name, ["value"] = value };

    public static JsonObject OptionText(string value) => new() { ["@type"] = "optionValueString", ["value"] = value };

    public static JsonObject OptionNumber(long value) => new() { ["@type"] = "optionValueInteger", ["value"] = Int64(value) };

    public static string Write(JsonObject value) => value.ToJsonString(Json);
}
