using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Core.Webhooks;

/// <summary>Reads the endpoints of a workspace, and what was delivered to each.</summary>
public sealed class WebhookReader(IDatabase database)
{
    public async Task<IReadOnlyList<WebhookEndpoint>> ListAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.WebhookEndpoints.OrderBy(e => e.Id).ToListAsync(cancellation);
    }

    public async Task<WebhookEndpoint?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.WebhookEndpoints.FirstOrDefaultAsync(e => e.Id == id, cancellation);
    }

    /// <summary>Newest first; up to one more than <paramref name="limit"/>, which tells that there are more.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(WorkspaceId workspace, long endpointId, WebhookDeliveryFilter filter, int limit, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = db.WebhookDeliveries.Where(d => d.EndpointId == endpointId);
        if (filter.Type is { } asked && !ShortText.IsWhole(asked))
            return []; // PostgreSQL would not even look.
        if (filter.Bots is not null)
            query = query.Where(BotOfDelivery.IsOneOf(filter.Bots));
        if (filter.State is { } state)
            query = query.Where(d => d.State == state);
        if (filter.Type is { } type)
            query = query.Where(d => d.EventType == type);
        if (filter.Before is { } before)
            query = query.Where(d => d.Id < before);
        return await query.OrderByDescending(d => d.Id).Take(limit + 1).ToListAsync(cancellation);
    }

    /// <summary>The calls that rules made lately, newest first.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> CallsAsync(WorkspaceId workspace, int limit, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.WebhookDeliveries.Where(d => d.EndpointId == null && d.ApiKeyId == null).OrderByDescending(d => d.Id).Take(limit).ToListAsync(cancellation);
    }

    public async Task<WebhookDelivery?> FindDeliveryAsync(WorkspaceId workspace, long endpointId, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.WebhookDeliveries.FirstOrDefaultAsync(d => d.EndpointId == endpointId && d.Id == id, cancellation);
    }

    /// <summary>The tries of some deliveries, oldest first.</summary>
    public async Task<ILookup<long, WebhookAttempt>> AttemptsAsync(WorkspaceId workspace, IReadOnlyCollection<long> deliveries, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await db.WebhookAttempts.Where(a => deliveries.Contains(a.DeliveryId)).OrderBy(a => a.Id).ToListAsync(cancellation);
        return rows.ToLookup(a => a.DeliveryId);
    }

    /// <summary>How many deliveries of each endpoint have failed and can be sent again.</summary>
    public async Task<IReadOnlyDictionary<long, int>> FailedAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.WebhookDeliveries.Where(d => d.State == WebhookDeliveryState.Failed && d.EndpointId != null)
            .GroupBy(d => d.EndpointId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
    }
}

/// <param name="Before">Only those made before the one with this id.</param>
/// <param name="Bots">Only those that tell of these bots; null for all.</param>
public sealed record WebhookDeliveryFilter(WebhookDeliveryState? State = null, string? Type = null, long? Before = null, IReadOnlySet<BotId>? Bots = null);
