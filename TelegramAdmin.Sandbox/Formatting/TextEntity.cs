using TelegramAdmin.Sandbox.BotApi.Requests;

namespace TelegramAdmin.Sandbox;

/// <summary>A MessageEntity of the Bot API: offsets and lengths in UTF-16 code units.</summary>
public sealed record TextEntity(string Type, int Offset, int Length)
{
    public string? Url { get; init; }

    public string? Language { get; init; }

    public string? CustomEmojiId { get; init; }

    /// <summary>The person of a text_mention.</summary>
    public long? UserId { get; init; }
}
