using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Features.Webhooks;

/// <summary>An endpoint that is told of events.</summary>
public sealed record WebhookResource
{
    public required long Id { get; init; }

    public required string Url { get; init; }

    public string? Description { get; init; }

    /// <summary>Left out: all events, those to come too.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>Left out: all bots, those to come too.</summary>
    public IReadOnlyList<long>? Bots { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Why it was switched off by itself.</summary>
    public string? DisabledReason { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Since when nothing has come through; left out while it answers.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Only in the answer that makes it, and to a rotation: what signs.</summary>
    public string? Secret { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal static WebhookResource Of(WebhookEndpoint row) => new()
    {
        Id = row.Id,
        Url = row.Url,
        Description = row.Description,
        Events = row.EventTypes?.Split(' '),
        Bots = WebhookDraft.Of(row).Bots?.Select(b => b.Value).ToList(),
        Enabled = row.IsEnabled,
        DisabledReason = row.DisabledReason,
        DisabledAt = row.DisabledAt,
        FailingSince = row.FailingSince,
        CreatedAt = row.CreatedAt,
    };

    internal static WebhookResource Of(CreatedWebhook made) => Of(made.Row) with { Secret = made.Secret };
}

/// <summary>An endpoint to add.</summary>
public sealed record NewWebhookRequest
{
    /// <summary>A public https address.</summary>
    public required string Url { get; init; }

    public string? Description { get; init; }

    /// <summary>Left out or empty: all.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>Ids of bots; left out or empty: all.</summary>
    public IReadOnlyList<long>? Bots { get; init; }

    internal WebhookDraft Draft => new(Url, Description, WebhookLists.OrAll(Events), WebhookLists.OrAll(Bots?.Select(b => new BotId(b)).ToList()));
}

/// <summary>What is left out stays as it is; an empty list means all.</summary>
public sealed record WebhookPatch
{
    public string? Url { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? Events { get; init; }

    public IReadOnlyList<long>? Bots { get; init; }

    /// <summary>true switches it on again, also where it was switched off by itself.</summary>
    public bool? Enabled { get; init; }

    internal WebhookDraft Change(WebhookDraft draft) => draft with
    {
        Url = Url ?? draft.Url,
        Description = Description ?? draft.Description,
        EventTypes = Events is null ? draft.EventTypes : WebhookLists.OrAll(Events),
        Bots = Bots is null ? draft.Bots : WebhookLists.OrAll(Bots.Select(b => new BotId(b)).ToList()),
    };
}

/// <summary>One event on its way to one endpoint.</summary>
public sealed record WebhookDeliveryResource
{
    public required long Id { get; init; }

    /// <summary>The header webhook-id, the same on every try.</summary>
    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required WebhookDeliveryState State { get; init; }

    /// <summary>Tries since it was first sent, or sent again by hand.</summary>
    public required int Attempts { get; init; }

    /// <summary>While pending.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>The HTTP status of the last try; left out where no answer came.</summary>
    public int? LastStatus { get; init; }

    public string? LastError { get; init; }

    /// <summary>The body as it is sent.</summary>
    public required JsonElement Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>All tries, oldest first.</summary>
    public required IReadOnlyList<WebhookTryResource> Tries { get; init; }

    internal static WebhookDeliveryResource Of(WebhookDelivery row, IEnumerable<WebhookAttempt> tries) => new()
    {
        Id = row.Id,
        EventId = row.EventId,
        Type = row.EventType,
        State = row.State,
        Attempts = row.Attempts,
        NextTryAt = row.State == WebhookDeliveryState.Pending ? row.NextAt : null,
        LastStatus = row.LastStatus,
        LastError = row.LastError,
        Payload = JsonElement.Parse(row.Payload),
        CreatedAt = row.CreatedAt,
        FinishedAt = row.FinishedAt,
        Tries = [.. tries.Select(t => new WebhookTryResource(t.At, t.Status, t.Error, t.TookMilliseconds))],
    };
}

/// <param name="Status">Left out where no answer came.</param>
public sealed record WebhookTryResource(DateTimeOffset At, int? Status, string? Error, int TookMilliseconds);

/// <summary>What will be sent.</summary>
/// <param name="DeliveryId">To be found in the list of deliveries.</param>
public sealed record WebhookQueued(long DeliveryId);

/// <param name="Count">How many go out again.</param>
public sealed record WebhooksQueued(long Count);

internal static class WebhookLists
{
    /// <summary>An empty list asks for all, which is kept as null.</summary>
    public static IReadOnlyList<T>? OrAll<T>(IReadOnlyList<T>? list) => list is { Count: 0 } ? null : list;
}

[JsonSerializable(typeof(WebhookResource))]
[JsonSerializable(typeof(ApiPage<WebhookResource>))]
[JsonSerializable(typeof(NewWebhookRequest))]
[JsonSerializable(typeof(WebhookPatch))]
[JsonSerializable(typeof(ApiPage<WebhookDeliveryResource>))]
[JsonSerializable(typeof(WebhookQueued))]
[JsonSerializable(typeof(WebhooksQueued))]
internal sealed partial class WebhookBodies : JsonSerializerContext;
