using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Conversations.Rest;

/// <summary>What a person and one bot wrote to each other.</summary>
public sealed record ConversationResource
{
    public required long Id { get; init; }

    public required long BotId { get; init; }

    public required long ChatId { get; init; }

    /// <summary>private, group, or business for a person's chat with a business account that the bot answers for.</summary>
    public required ConversationKind Kind { get; init; }

    /// <summary>The person's name, or that of the group.</summary>
    public required string Title { get; init; }

    /// <summary>quiet while only the bot itself was spoken to; open once the person wrote to the team; snoozed until a time or the next message; closed.</summary>
    public required ConversationState State { get; init; }

    /// <summary>Who of the team looks after it; left out for nobody.</summary>
    public long? AssigneeId { get; init; }

    public required ConversationPriority Priority { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Messages that nobody of the team has seen.</summary>
    public required int UnreadCount { get; init; }

    /// <summary>Since when the person waits for an answer; left out while it is their turn.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Until when an answer is promised.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>With snoozed: when it opens again by itself.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required DateTimeOffset LastMessageAt { get; init; }

    /// <summary>The start of the last message.</summary>
    public required string Preview { get; init; }

    internal static ConversationResource Of(Conversation row, IEnumerable<Label> labels) => new()
    {
        Id = row.Id,
        BotId = row.BotId.Value,
        ChatId = row.ChatId,
        Kind = row.Kind,
        Title = row.Title,
        State = row.State,
        AssigneeId = row.AssigneeId,
        Priority = row.Priority,
        Labels = [.. labels.Select(l => l.Name)],
        UnreadCount = row.UnreadCount,
        WaitingSince = row.WaitingSince,
        DueAt = row.DueAt,
        SnoozedUntil = row.SnoozedUntil,
        ClosedAt = row.ClosedAt,
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
[JsonSerializable(typeof(ConversationPatch))]
[JsonSerializable(typeof(NewNoteRequest))]
internal sealed partial class ConversationApiBodies : JsonSerializerContext;
