using System.Text.Json.Serialization;
using TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;

namespace TelegramAdmin.Sandbox.State.Chats;

/// <summary>A place where messages stand.</summary>
internal abstract class Chat
{
    public abstract long Id { get; }

    /// <summary>Names the chat on the page and in the control routes.</summary>
    [JsonIgnore]
    public abstract string Key { get; }

    public ChatLog Log { get; init; } = new();

    /// <summary>The reply keyboard or force_reply that stands below the chat, as JSON.</summary>
    public string? ReplyMarkup { get; set; }

    public List<int> Pinned { get; init; } = [];
}
