using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.MtProto.Protocol;

/// <summary>A request is refused, by TDLib itself or by the server behind it.</summary>
internal sealed class TdError(int code, string message) : Exception(message)
{
    public int Code => code;

    public static TdError Unexpected(string call) => new(400, $"Call to {call} unexpected");

    public static TdError Unauthorized => new(401, "Unauthorized");

    public static TdError Wait(int seconds) => new(429, $"Too Many Requests: retry after {seconds}");

    public JsonObject ToJson() => new() { ["@type"] = "error", ["code"] = code, ["message"] = Message };
}
