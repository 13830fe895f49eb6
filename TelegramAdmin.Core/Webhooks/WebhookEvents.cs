using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Security;

namespace TelegramAdmin.Core.Webhooks;

/// <summary>What programs can be told of. The names are part of the API and never change their meaning.</summary>
public static class WebhookEvents
{
    public const string MessageSent = "message.sent";
    public const string MessageFailed = "message.failed";
    public const string MessageUnknown = "message.unknown";
    public const string MessageCancelled = "message.cancelled";
    public const string BotNeedsAttention = "bot.needs_attention";
    public const string BotRecovered = "bot.recovered";

    /// <summary>Something needs a person; only for those who name it.</summary>
    public const string NeedOpened = "need.opened";

    /// <summary>It is over.</summary>
    public const string NeedClosed = "need.closed";

    /// <summary>Sent by hand, to try an endpoint; nobody subscribes to it.</summary>
    public const string Test = "webhook.test";

    /// <summary>What an endpoint may subscribe to.</summary>
    public static IReadOnlyList<string> All { get; } = [MessageSent, MessageFailed, MessageUnknown, MessageCancelled, BotNeedsAttention, BotRecovered, NeedOpened, NeedClosed];

    /// <summary>webhook-id.</summary>
    internal static string NewId() => "evt_" + SecretProtector.NewSecret(24);

    /// <returns>Null while the message's fate is open.</returns>
    internal static string? TypeOf(DeliveryOutcome outcome) => outcome.State switch
    {
        DeliveryState.Sent => MessageSent,
        DeliveryState.Failed => MessageFailed,
        DeliveryState.Unknown => MessageUnknown,
        DeliveryState.Cancelled => MessageCancelled,
        _ => null,
    };

    internal static string Payload(DeliveryOutcome outcome) => JsonSerializer.Serialize(
        new MessageEvent(TypeOf(outcome)!, outcome.At.UtcDateTime, MessageEventData.Of(outcome)), WebhookJson.Default.MessageEvent);

    internal static string Payload(Bot bot, DateTimeOffset at) => JsonSerializer.Serialize(
        new BotEvent(bot.State == BotState.NeedsYou ? BotNeedsAttention : BotRecovered, at.UtcDateTime, BotEventData.Of(bot)), WebhookJson.Default.BotEvent);

    internal static string TestPayload(long endpointId, DateTimeOffset at) => JsonSerializer.Serialize(
        new TestEvent(Test, at.UtcDateTime, new TestEventData(endpointId)), WebhookJson.Default.TestEvent);
}

// DateTime in UTC is written with a Z, which every language reads.
internal sealed record MessageEvent(string Type, DateTime Timestamp, MessageEventData Data);

/// <summary>As <c>GET /status/{message_id}</c> answers.</summary>
internal sealed record MessageEventData
{
    public required long MessageId { get; init; }

    public required string Status { get; init; }

    public required int Attempts { get; init; }

    public required long BotId { get; init; }

    public long? ChatId { get; init; }

    public long? TelegramMessageId { get; init; }

    public string? Error { get; init; }

    public int? ErrorCode { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? SentAt { get; init; }

    public static MessageEventData Of(DeliveryOutcome outcome) => new()
    {
        MessageId = outcome.MessageId,
        Status = WebhookEvents.TypeOf(outcome)!.Split('.')[1],
        Attempts = outcome.Attempts,
        BotId = outcome.BotId.Value,
        ChatId = ChatRef.IsNamed(outcome.ChatId) ? null : outcome.ChatId,
        TelegramMessageId = outcome.TelegramMessageId,
        Error = outcome.State is DeliveryState.Failed or DeliveryState.Unknown ? outcome.Error : null,
        ErrorCode = outcome.State == DeliveryState.Failed && outcome.ErrorCode is > 0 ? outcome.ErrorCode : null,
        CreatedAt = outcome.CreatedAt.UtcDateTime,
        SentAt = outcome.State == DeliveryState.Sent ? outcome.At.UtcDateTime : null,
    };
}

internal sealed record BotEvent(string Type, DateTime Timestamp, BotEventData Data);

/// <param name="Trouble">What keeps it from working, as <c>GET /bots/{id}</c> says it; left out when it works again.</param>
internal sealed record BotEventData(long BotId, string Username, string? Trouble, string? TroubleDetail)
{
    public static BotEventData Of(Bot bot) => new(bot.Id.Value, bot.Username, bot.Trouble is { } trouble ? JsonNamingPolicy.SnakeCaseLower.ConvertName(trouble.ToString()) : null, bot.TroubleDetail);
}

internal sealed record TestEvent(string Type, DateTime Timestamp, TestEventData Data);

internal sealed record TestEventData(long WebhookId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageEvent))]
[JsonSerializable(typeof(BotEvent))]
[JsonSerializable(typeof(TestEvent))]
internal sealed partial class WebhookJson : JsonSerializerContext;
