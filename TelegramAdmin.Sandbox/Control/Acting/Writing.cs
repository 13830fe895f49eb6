using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.Control.Acting;

/// <summary>What a person is about to send.</summary>
internal sealed record Writing(string? Text)
{
    public IReadOnlyList<TextEntity> Entities { get; init; } = [];

    public Content? Content { get; init; }

    public int? ReplyTo { get; init; }

    public string? Quote { get; init; }

    public string? AlbumId { get; init; }

    public long? ViaBotId { get; init; }

    public bool IsAnonymous { get; init; }
}
