using System.Text.Json.Serialization;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.State.Chats;

/// <summary>One message in one chat. Changed only under the world's lock.</summary>
internal sealed class Message
{
    public required int Id { get; init; }

    /// <summary>Id of the bot or person who wrote it.</summary>
    public required long FromId { get; init; }

    /// <summary>The bot that wrote it for a business account.</summary>
    public long? BusinessBotId { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Date { get; init; }

    public long? EditDate { get; set; }

    public int? ThreadId { get; init; }

    /// <summary>The text, or the caption where there is content.</summary>
    public string? Text { get; set; }

    public IReadOnlyList<TextEntity> Entities { get; set; } = [];

    /// <summary>What the message carries besides text; null for a text message.</summary>
    public Content? Content { get; set; }

    /// <summary>The inline keyboard as JSON.</summary>
    public string? Markup { get; set; }

    public string? LinkPreview { get; set; }

    public int? ReplyToId { get; init; }

    public Quote? Quote { get; init; }

    public Forward? Forward { get; init; }

    public string? AlbumId { get; init; }

    public bool IsProtected { get; init; }

    public bool CaptionAbove { get; set; }

    public string? EffectId { get; init; }

    public long? ViaBotId { get; init; }

    /// <summary>Written in the group's name by an administrator.</summary>
    public bool IsAnonymous { get; init; }

    public bool IsDeleted { get; set; }

    /// <summary>Reactions by user id, each a ReactionType as JSON.</summary>
    public Dictionary<long, List<string>>? Reactions { get; set; }

    [JsonIgnore]
    public bool IsService => Content is ServiceContent or PaymentContent;
}
