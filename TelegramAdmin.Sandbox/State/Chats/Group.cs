using System.Text.Json.Serialization;

namespace TelegramAdmin.Sandbox.State.Chats;

/// <summary>A supergroup, with topics when it is a forum.</summary>
internal sealed class Group : Chat
{
    public required long GroupId { get; init; }

    [JsonIgnore]
    public override long Id => GroupId;

    public override string Key => $"g{GroupId}";

    public required string Title { get; set; }

    public string? Username { get; set; }

    public bool IsForum { get; set; }

    public Dictionary<int, Topic> Topics { get; init; } = [];

    /// <summary>Everybody who was ever in the group, bots too, by user id.</summary>
    public Dictionary<long, Membership> Members { get; init; } = [];
}
