using System.Text.Json.Serialization;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox;

/// <summary>What a 429 stops until retry_after has passed. Sources disagree on what Telegram does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlockScope>))]
public enum BlockScope
{
    /// <summary>Everything the bot sends.</summary>
    Bot,

    /// <summary>Only what the bot sends to the chat that hit the limit.</summary>
    Chat,

    /// <summary>Nothing: the next call is judged afresh.</summary>
    None,
}
