using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.MtProto.Schema;

public sealed record TdMessage
{
    /// <summary>The number at Telegram, shifted left by 20 bits.</summary>
    public long Id { get; set; }

    public long ChatId { get; set; }

    /// <summary>Seconds since 1970.</summary>
    public int Date { get; set; }

    public int EditDate { get; set; }

    public TdForwardInfo? ForwardInfo { get; set; }

    public TdInteractionInfo? InteractionInfo { get; set; }

    public string? AuthorSignature { get; set; }

    public long MediaAlbumId { get; set; }

    public TdMessageContent? Content { get; set; }

    public TdReplyMarkup? ReplyMarkup { get; set; }
}

public sealed record TdForwardInfo
{
    public TdMessageOrigin? Origin { get; set; }
}

/// <summary>Any kind of MessageOrigin, with the fields of all of them.</summary>
public sealed record TdMessageOrigin
{
    public const string Channel = "messageOriginChannel";

    [JsonPropertyName("@type")]
    public string Type { get; set; } = "";

    public long ChatId { get; set; }

    public long MessageId { get; set; }

    public string? AuthorSignature { get; set; }

    /// <summary>Of somebody who hides the account.</summary>
    public string? SenderName { get; set; }
}

public sealed record TdInteractionInfo
{
    public int ViewCount { get; set; }

    public int ForwardCount { get; set; }

    public TdReplyInfo? ReplyInfo { get; set; }

    public TdReactions? Reactions { get; set; }
}

public sealed record TdReplyInfo
{
    public int ReplyCount { get; set; }
}

public sealed record TdReactions
{
    public IReadOnlyList<TdReaction> Reactions { get; set; } = [];
}

public sealed record TdReaction
{
    [JsonPropertyName("type")]
    public TdReactionType? Kind { get; set; }

    public int TotalCount { get; set; }
}

public sealed record TdReactionType
{
    [JsonPropertyName("@type")]
    public string Type { get; set; } = "";

    public string? Emoji { get; set; }

    public long CustomEmojiId { get; set; }
}

public sealed record TdReplyMarkup
{
    /// <summary>Of replyMarkupInlineKeyboard; other kinds have rows of another shape, which do not occur under posts.</summary>
    public IReadOnlyList<IReadOnlyList<TdButton>>? Rows { get; set; }
}

public sealed record TdButton
{
    public string Text { get; set; } = "";

    [JsonPropertyName("type")]
    public TdButtonType? Kind { get; set; }
}

public sealed record TdButtonType
{
    [JsonPropertyName("@type")]
    public string Type { get; set; } = "";

    public string? Url { get; set; }
}

public sealed record TdFormattedText
{
    public string Text { get; set; } = "";

    public IReadOnlyList<TdTextEntity> Entities { get; set; } = [];
}

public sealed record TdTextEntity
{
    public int Offset { get; set; }

    public int Length { get; set; }

    [JsonPropertyName("type")]
    public TdTextEntityType? Kind { get; set; }
}

/// <summary>Any kind of TextEntityType, with the fields of all of them.</summary>
public sealed record TdTextEntityType
{
    [JsonPropertyName("@type")]
    public string Type { get; set; } = "";

    public string? Url { get; set; }

    public string? Language { get; set; }

    public long UserId { get; set; }

    public long CustomEmojiId { get; set; }
}
