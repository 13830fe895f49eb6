using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.BotApi.Types;

/// <summary>A message, as far as handlers use it (core.telegram.org/bots/api#message).</summary>
public sealed record Message
{
    public long MessageId { get; init; }

    public long? MessageThreadId { get; init; }

    /// <summary>Whether the thread is a topic of a forum; else it is only a chain of answers.</summary>
    public bool IsTopicMessage { get; init; }

    /// <summary>Set where the message belongs to the chat of a business account.</summary>
    public string? BusinessConnectionId { get; init; }

    public User? From { get; init; }

    /// <summary>The chat in whose name it was written: an anonymous administrator, a linked channel.</summary>
    public Chat? SenderChat { get; init; }

    public User? ViaBot { get; init; }

    /// <summary>The bot that wrote it for a business account.</summary>
    public User? SenderBusinessBot { get; init; }

    public required Chat Chat { get; init; }

    /// <summary>Unix seconds.</summary>
    public long Date { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? EditDate { get; init; }

    public string? MediaGroupId { get; init; }

    public Message? ReplyToMessage { get; init; }

    public TextQuote? Quote { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<MessageEntity>? Entities { get; init; }

    public string? Caption { get; init; }

    public IReadOnlyList<MessageEntity>? CaptionEntities { get; init; }

    public IReadOnlyList<PhotoSize>? Photo { get; init; }

    public MediaFile? Animation { get; init; }

    public MediaFile? Audio { get; init; }

    public MediaFile? Document { get; init; }

    public MediaFile? Sticker { get; init; }

    public MediaFile? Video { get; init; }

    public MediaFile? VideoNote { get; init; }

    public MediaFile? Voice { get; init; }

    public Contact? Contact { get; init; }

    public Location? Location { get; init; }

    public Venue? Venue { get; init; }

    public IReadOnlyList<User>? NewChatMembers { get; init; }

    public User? LeftChatMember { get; init; }

    public string? NewChatTitle { get; init; }

    /// <summary>The group became a supergroup with this number.</summary>
    public long? MigrateToChatId { get; init; }

    public ForumTopicChange? ForumTopicCreated { get; init; }

    public ForumTopicChange? ForumTopicEdited { get; init; }

    public ForumTopicChange? ForumTopicClosed { get; init; }

    public ForumTopicChange? ForumTopicReopened { get; init; }

    /// <summary>Picked with a request-chat button (core.telegram.org/bots/api#keyboardbuttonrequestchat).</summary>
    public ChatShared? ChatShared { get; init; }

    public SuccessfulPayment? SuccessfulPayment { get; init; }

    public RefundedPayment? RefundedPayment { get; init; }

    /// <summary>Everything that has no field here, to say what an unsupported message is.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>A topic was made, renamed, closed or opened again; a name only where it is told.</summary>
public sealed record ForumTopicChange
{
    public string? Name { get; init; }
}

public sealed record ChatShared
{
    /// <summary>The number that the button carried.</summary>
    public int RequestId { get; init; }

    public long ChatId { get; init; }

    public string? Title { get; init; }

    public string? Username { get; init; }
}

public sealed record TextQuote
{
    public string Text { get; init; } = "";
}

/// <summary>Formatting of a part of a text; offsets and lengths count UTF-16 units, as .NET does.</summary>
public sealed record MessageEntity
{
    public required string Type { get; init; }

    public int Offset { get; init; }

    public int Length { get; init; }

    public string? Url { get; init; }

    public string? Language { get; init; }

    public User? User { get; init; }
}

public sealed record PhotoSize
{
    public required string FileId { get; init; }

    public required string FileUniqueId { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public long? FileSize { get; init; }
}

/// <summary>The fields that Animation, Audio, Document, Sticker, Video, VideoNote and Voice share.</summary>
public sealed record MediaFile
{
    public required string FileId { get; init; }

    public required string FileUniqueId { get; init; }

    public string? FileName { get; init; }

    public string? MimeType { get; init; }

    public long? FileSize { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Diameter of a video note.</summary>
    public int? Length { get; init; }

    /// <summary>Seconds.</summary>
    public int? Duration { get; init; }

    public string? Title { get; init; }

    public string? Performer { get; init; }

    /// <summary>The emoji that a sticker stands for.</summary>
    public string? Emoji { get; init; }

    public bool IsAnimated { get; init; }

    public bool IsVideo { get; init; }

    public PhotoSize? Thumbnail { get; init; }
}

public sealed record Contact
{
    public string PhoneNumber { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string? LastName { get; init; }

    /// <summary>Whose number it is, where they are on Telegram.</summary>
    public long? UserId { get; init; }
}

public sealed record Location
{
    public double Latitude { get; init; }

    public double Longitude { get; init; }
}

public sealed record Venue
{
    public required Location Location { get; init; }

    public string Title { get; init; } = "";

    public string Address { get; init; } = "";
}
