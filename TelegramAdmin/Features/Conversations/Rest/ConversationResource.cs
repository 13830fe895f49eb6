using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Conversations.Rest;

/// <summary>What a person and one bot wrote to each other.</summary>
public sealed record ConversationResource
{
    public required long Id { get; init; }

    public required long BotId { get; init; }

    public required long ChatId { get; init; }

    /// <summary>The person's name.</summary>
    public required string Title { get; init; }

    /// <summary>quiet while only the bot itself was spoken to; open once the person wrote to the team.</summary>
    public required ConversationState State { get; init; }

    /// <summary>Messages that nobody of the team has seen.</summary>
    public required int UnreadCount { get; init; }

    public required DateTimeOffset LastMessageAt { get; init; }

    /// <summary>The start of the last message.</summary>
    public required string Preview { get; init; }

    internal static ConversationResource Of(Conversation row) => new()
    {
        Id = row.Id,
        BotId = row.BotId.Value,
        ChatId = row.ChatId,
        Title = row.Title,
        State = row.State,
        UnreadCount = row.UnreadCount,
        LastMessageAt = row.LastMessageAt,
        Preview = row.Preview,
    };
}

/// <summary>One message, from either side.</summary>
public sealed record ConversationMessageResource
{
    public required long Id { get; init; }

    /// <summary>Left out until Telegram accepted it.</summary>
    public long? TelegramMessageId { get; init; }

    public required MessageAuthor Author { get; init; }

    /// <summary>Who of the team wrote it.</summary>
    public string? AuthorName { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>Text or caption.</summary>
    public required string Text { get; init; }

    /// <summary>Formatting, as Telegram writes it.</summary>
    public JsonElement? Entities { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>How far a message of ours got; left out for one that came in.</summary>
    public DeliveryState? Delivery { get; init; }

    /// <summary>Why it did not arrive.</summary>
    public string? Error { get; init; }

    internal static ConversationMessageResource Of(ConversationMessage row) => new()
    {
        Id = row.Id,
        TelegramMessageId = row.TelegramMessageId,
        Author = row.Author,
        AuthorName = row.AuthorName,
        Kind = row.Kind,
        Text = row.Text,
        Entities = row.Entities is { } entities ? JsonElement.Parse(entities) : null,
        SentAt = row.SentAt,
        EditedAt = row.EditedAt,
        DeletedAt = row.DeletedAt,
        Delivery = row.Delivery,
        Error = row.Error,
    };
}

[JsonSerializable(typeof(ConversationResource))]
[JsonSerializable(typeof(ApiPage<ConversationResource>))]
[JsonSerializable(typeof(ApiPage<ConversationMessageResource>))]
internal sealed partial class ConversationApiBodies : JsonSerializerContext;
