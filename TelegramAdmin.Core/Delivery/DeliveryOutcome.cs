using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>What became of one try, to be recorded.</summary>
public sealed record DeliveryOutcome(
    long MessageId, WorkspaceId WorkspaceId, BotId BotId, long ChatId, string Method, long? SubjectId, DeliveryState State, int Attempts, DateTimeOffset At)
{
    /// <summary>Whose the subject is.</summary>
    public SubjectKind SubjectKind { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public long? TelegramMessageId { get; init; }

    /// <summary>With an album: the message of each part, in order.</summary>
    public IReadOnlyList<long> AlbumMessageIds { get; init; } = [];

    public int? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>Why the chat cannot be written to any more; null where that is not what happened.</summary>
    public string? Unreachable { get; init; }

    /// <summary>Telegram's own answer, where it accepted; not kept.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>The API key by which the message came; null for the engine's own.</summary>
    public long? ApiKeyId { get; init; }

    /// <summary>Where its sender wants to hear of it, besides the endpoints of the workspace.</summary>
    public string? CallbackUrl { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    [JsonInclude]
    internal bool CountsAsSend { get; init; }

    /// <summary>Its owner failed to take part; it is recorded without.</summary>
    internal bool IsBare { get; init; }

    internal static DeliveryOutcome Of(QueuedMessage message, DeliveryState state, DateTimeOffset at) =>
        new(message.Id, message.WorkspaceId, message.BotId, message.ChatId, message.Method, message.SubjectId, state, message.Attempts, at)
        {
            SubjectKind = message.SubjectKind,
            ApiKeyId = message.ApiKeyId,
            CallbackUrl = message.CallbackUrl,
            CreatedAt = message.CreatedAt,
            CountsAsSend = message.IsSend,
        };

    public bool IsFinal => State is DeliveryState.Sent or DeliveryState.Failed or DeliveryState.Unknown or DeliveryState.Cancelled;
}

/// <summary>A message's state changed and is durable.</summary>
public sealed record MessageDelivered(WorkspaceId WorkspaceId, DeliveryOutcome Outcome) : IEvent;

/// <summary>Owners of messages write down what became of them in the transaction that records the outcome.</summary>
public interface IDeliveryObserver
{
    Task RecordAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes);
}
