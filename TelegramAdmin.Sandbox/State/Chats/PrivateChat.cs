using System.Text.Json.Serialization;

namespace TelegramAdmin.Sandbox.State.Chats;

/// <summary>What one person and one bot have written to each other.</summary>
internal sealed class PrivateChat : Chat
{
    [JsonIgnore]
    public Bot Bot { get; set; } = null!;

    [JsonIgnore]
    public Person Person { get; set; } = null!;

    public override long Id => Person.Id;

    public override string Key => $"p{Bot.Id}-{Person.Id}";

    /// <summary>A bot may write only to somebody who has started it.</summary>
    public bool IsStarted { get; set; }

    public bool IsBlocked { get; set; }
}
