namespace TelegramAdmin.Sandbox.State.Chats;

/// <summary>A forum topic; its id is that of the service message that opened it.</summary>
internal sealed class Topic
{
    public required int Id { get; init; }

    public required string Name { get; set; }

    public int IconColor { get; init; }

    public string? IconCustomEmojiId { get; set; }

    public bool IsClosed { get; set; }
}
