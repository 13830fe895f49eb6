using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Core.Webhooks.Sending;

/// <summary>Writes down who is to be told of a message's fate, in the transaction that records it: what is known here will be told.</summary>
internal sealed class QueueWebhooks(EndpointDirectory directory, EngineTraces traces) : IDeliveryObserver
{
    public async Task RecordAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes)
    {
        var endpoints = await directory.ReadAsync();
        if (endpoints.IsEmpty && outcomes.All(o => o.CallbackUrl is null))
            return;
        var deliveries = outcomes.SelectMany(outcome => Of(outcome, endpoints)).ToList();
        if (deliveries.Count > 0)
            await session.AddAsync(deliveries);
    }

    /// <summary>That somebody may have been written down for this outcome: a broadcast that nobody listens to wakes nobody.</summary>
    public static bool MayConcern(DeliveryOutcome outcome, EndpointDirectory.Snapshot? endpoints) =>
        MayConcern(outcome) && (outcome.CallbackUrl is not null || endpoints is null || endpoints.Of(outcome.WorkspaceId).Length > 0);

    private static bool MayConcern(DeliveryOutcome outcome) => outcome.IsFinal && (outcome.CallbackUrl is not null || IsMessage(outcome));

    private IEnumerable<NewDelivery> Of(DeliveryOutcome outcome, EndpointDirectory.Snapshot endpoints)
    {
        if (WebhookEvents.TypeOf(outcome) is not { } type || !MayConcern(outcome))
            yield break;
        var wanting = IsMessage(outcome) ? endpoints.Of(outcome.WorkspaceId).Where(e => e.Wants(type, outcome.BotId)).ToList() : [];
        if (wanting.Count == 0 && outcome.CallbackUrl is null)
            yield break;
        var delivery = new NewDelivery(outcome.WorkspaceId, WebhookEvents.NewId(), type, WebhookEvents.Payload(outcome), outcome.At);
        traces.Keep(delivery.EventId, traces.Find(EngineTraces.KeyOfMessage(outcome.MessageId)));
        foreach (var endpoint in wanting)
            yield return delivery with { EndpointId = endpoint.Id };
        if (outcome is { CallbackUrl: { } url, ApiKeyId: { } key })
            yield return delivery with { ApiKeyId = key, Url = url };
    }

    // "is typing" and the like are no messages; what a program asked for is told whatever it was.
    private static bool IsMessage(DeliveryOutcome outcome) => outcome.CountsAsSend || outcome.ApiKeyId is not null;
}

/// <summary>One event for one address, to be written.</summary>
internal sealed record NewDelivery(WorkspaceId WorkspaceId, string EventId, string EventType, string Payload, DateTimeOffset At)
{
    public long? EndpointId { get; init; }

    public long? ApiKeyId { get; init; }

    public string? Url { get; init; }
}

internal static class DeliveryWrites
{
    private const string Insert = """
        INSERT INTO webhook_deliveries (workspace_id, endpoint_id, api_key_id, url, event_id, event_type, payload, state, attempts, next_at, created_at)
        VALUES (@workspace, @endpoint, @key, @url, @event, @type, @payload, 1, 0, @at, @at2)
        """;

    public static Task AddAsync(this WriteSession session, IReadOnlyList<NewDelivery> deliveries) => session.ForEachAsync(Insert, deliveries, static (p, d) => p
        .Add("@workspace", d.WorkspaceId).Add("@endpoint", d.EndpointId).Add("@key", d.ApiKeyId).Add("@url", d.Url).Add("@event", d.EventId)
        .Add("@type", d.EventType).Add("@payload", d.Payload).Add("@at", (DateTimeOffset?)d.At).Add("@at2", (DateTimeOffset?)d.At));
}
