using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Attempts;
using TelegramAdmin.Core.Delivery.Reading;

namespace TelegramAdmin.Features.Delivery;

/// <summary>How far a message got.</summary>
public record MessageStatus
{
    public required long MessageId { get; init; }

    public required MessageState Status { get; init; }

    /// <summary>Tries that counted; being told to wait (429) does not.</summary>
    public required int Attempts { get; init; }

    /// <summary>The bot that sends it; another one after a failover.</summary>
    public required long BotId { get; init; }

    /// <summary>Telegram's number of the chat; left out where the message names its chat (@channel).</summary>
    public long? ChatId { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>Once Telegram accepted it.</summary>
    public long? TelegramMessageId { get; init; }

    /// <summary>Why the last try failed, in plain words.</summary>
    public string? Error { get; init; }

    /// <summary>Telegram's code of it; left out where no answer came.</summary>
    public int? ErrorCode { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was to be sent; left out for at once.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>With retrying: when it is tried next.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>When Telegram accepted it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    internal static MessageStatus Of(OutboxMessage message) => Fill(message, new MessageStatus
    {
        MessageId = message.Id, Status = StateOf(message), Attempts = message.Attempts, BotId = message.BotId.Value, Priority = message.Priority, CreatedAt = message.CreatedAt,
    });

    /// <summary>"sending" is a moment within pending that nobody can act on.</summary>
    internal static MessageState StateOf(OutboxMessage message) => message.State switch
    {
        DeliveryState.Scheduled => MessageState.Scheduled,
        DeliveryState.Retrying => MessageState.Retrying,
        DeliveryState.Sent => MessageState.Sent,
        DeliveryState.Failed => MessageState.Failed,
        DeliveryState.Cancelled => MessageState.Cancelled,
        DeliveryState.Unknown => MessageState.Unknown,
        _ => MessageState.Pending,
    };

    private protected static T Fill<T>(OutboxMessage message, T status) where T : MessageStatus
    {
        var isFaulty = message.State is DeliveryState.Retrying or DeliveryState.Failed or DeliveryState.Unknown;
        return (T)(status with
        {
            ChatId = ChatRef.IsNamed(message.ChatId) ? null : message.ChatId,
            TelegramMessageId = message.TelegramMessageId,
            Error = isFaulty ? message.Error : null,
            ErrorCode = isFaulty && message.ErrorCode is > 0 ? message.ErrorCode : null,
            SendAt = message.SendAt,
            NextTryAt = message.State == DeliveryState.Retrying ? message.NotBefore : null,
            SentAt = message.State == DeliveryState.Sent ? message.FinishedAt : null,
        });
    }
}

/// <summary>A message of a list.</summary>
public record MessageResource : MessageStatus
{
    /// <summary>A Bot API method.</summary>
    public required string Method { get; init; }

    /// <summary>The start of its text or caption, else the method.</summary>
    public required string Preview { get; init; }

    internal static new MessageResource Of(OutboxMessage message) => Fill(message, new MessageResource
    {
        MessageId = message.Id, Status = StateOf(message), Attempts = message.Attempts, BotId = message.BotId.Value, Priority = message.Priority, CreatedAt = message.CreatedAt,
        Method = message.Method, Preview = MessagePreview.Of(message),
    });
}

/// <summary>One message with all that happened to it.</summary>
public sealed record MessageDetailsResource : MessageResource
{
    /// <summary>What Telegram gets.</summary>
    public required JsonElement Params { get; init; }

    /// <summary>The tries that did not end in its being sent, and moves to another bot, oldest first.</summary>
    public required IReadOnlyList<AttemptResource> AttemptsLog { get; init; }

    internal static MessageDetailsResource Of(MessageDetails details)
    {
        var message = details.Message;
        return Fill(message, new MessageDetailsResource
        {
            MessageId = message.Id, Status = StateOf(message), Attempts = message.Attempts, BotId = message.BotId.Value, Priority = message.Priority, CreatedAt = message.CreatedAt,
            Method = message.Method, Preview = MessagePreview.Of(message), Params = JsonElement.Parse(message.Parameters), AttemptsLog = [.. details.Attempts.Select(AttemptResource.Of)],
        });
    }
}

/// <param name="Status">What the message became by it.</param>
/// <param name="Error">Why, in plain words.</param>
/// <param name="ErrorCode">Telegram's; left out where no answer came.</param>
/// <param name="NextTryAt">With another try to come: when.</param>
public sealed record AttemptResource(DateTimeOffset At, long BotId, MessageState Status, string? Error, int? ErrorCode, DateTimeOffset? NextTryAt)
{
    internal static AttemptResource Of(DeliveryAttempt attempt) => new(
        attempt.At, attempt.BotId.Value, Enum.TryParse<MessageState>(attempt.State.ToString(), out var state) ? state : MessageState.Pending, attempt.Error, attempt.ErrorCode is > 0 ? attempt.ErrorCode : null, attempt.NotBefore);
}

/// <summary>How far a message got.</summary>
public enum MessageState
{
    Pending = 1,
    Scheduled = 2,
    Retrying = 3,
    Sent = 4,
    Failed = 5,
    Cancelled = 6,
    Unknown = 7,
}

[JsonSerializable(typeof(MessageStatus))]
[JsonSerializable(typeof(MessageDetailsResource))]
[JsonSerializable(typeof(ApiPage<MessageResource>))]
[JsonSerializable(typeof(StatsResource))]
internal sealed partial class DeliveryReadBodies : JsonSerializerContext;
