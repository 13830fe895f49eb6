using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Core.Gateway.Sending;

/// <summary>What is surely wrong with a message, in Telegram's words; all else is Telegram's to judge.</summary>
internal static class MessageFaults
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;

    public static GatewayAnswer? Find(string method, CallBody body)
    {
        if (method is "sendMessage" or "editMessageText" && body.Text("text") is null && body.Text("rich_message") is null)
            return GatewayErrors.BadRequest("message text is empty");
        if (method is "sendMessage" or "editMessageText" && IsTooLong(body, "text", LongestText))
            return GatewayErrors.BadRequest("message is too long");
        return IsTooLong(body, "caption", LongestCaption) ? GatewayErrors.BadRequest("message caption is too long") : null;
    }

    // The limit counts what is left after parsing, so only text that is not parsed can be measured here.
    private static bool IsTooLong(CallBody body, string name, int longest) =>
        body.Parameters[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String && body.Text("parse_mode") is null
        && value.GetValue<string>() is { } text && text.Length > longest && text.Trim().EnumerateRunes().Count() > longest;
}
