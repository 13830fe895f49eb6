using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks.Sending;

/// <summary>Sends events once more, under the id that they had, with all their tries before them; and sends a test.</summary>
public sealed class RedeliverWebhook(IDatabase database, EventBus events, TimeProvider time)
{
    private const string One = """
        UPDATE webhook_deliveries SET state = 1, attempts = 0, next_at = @now, finished_at = NULL
        WHERE id = @id AND endpoint_id = @endpoint AND workspace_id = @workspace
        """;

    private const string Failed = """
        UPDATE webhook_deliveries SET state = 1, attempts = 0, next_at = @now, finished_at = NULL
        WHERE endpoint_id = @endpoint AND workspace_id = @workspace AND state = 3
        """;

    private const string Returning = " RETURNING id";

    /// <param name="bots">Only if it tells of one of these; null for all.</param>
    public Task<Result<long>> OneAsync(WorkspaceId workspace, long endpointId, long deliveryId, IReadOnlySet<BotId>? bots = null) => WriteAsync(workspace, endpointId, async db =>
    {
        var found = 0L;
        await db.Session.ForEachAsync(One + BotOfDelivery.AndOneOf(bots) + Returning, [deliveryId], (p, id) => p.Add("@now", (DateTimeOffset?)time.GetUtcNow()).Add("@id", id).Add("@endpoint", endpointId).Add("@workspace", workspace), (_, _) => found = deliveryId);
        return found == 0 ? WebhookErrors.DeliveryNotFound : found;
    });

    /// <param name="bots">Only those that tell of these; null for all.</param>
    /// <returns>How many go out again.</returns>
    public Task<Result<long>> AllFailedAsync(WorkspaceId workspace, long endpointId, IReadOnlySet<BotId>? bots = null) => WriteAsync(workspace, endpointId, async db =>
    {
        var count = 0L;
        await db.Session.ForEachAsync(Failed + BotOfDelivery.AndOneOf(bots) + Returning, [endpointId], (p, id) => p.Add("@now", (DateTimeOffset?)time.GetUtcNow()).Add("@endpoint", id).Add("@workspace", workspace), (_, _) => count++);
        return count;
    });

    /// <returns>The delivery's id.</returns>
    public Task<Result<long>> TestAsync(WorkspaceId workspace, long endpointId) => WriteAsync(workspace, endpointId, async db =>
    {
        var now = time.GetUtcNow();
        var delivery = new WebhookDelivery
        {
            WorkspaceId = workspace,
            EndpointId = endpointId,
            EventId = WebhookEvents.NewId(),
            EventType = WebhookEvents.Test,
            Payload = WebhookEvents.TestPayload(endpointId, now),
            State = WebhookDeliveryState.Pending,
            Attempts = 0,
            NextAt = now,
            CreatedAt = now,
        };
        db.Add(delivery);
        await db.SaveChangesAsync();
        return delivery.Id;
    });

    private Task<Result<long>> WriteAsync(WorkspaceId workspace, long endpointId, Func<AppDbContext, Task<Result<long>>> work) => database.WriteAsync(workspace, async db =>
    {
        if (await db.WebhookEndpoints.FirstOrDefaultAsync(e => e.Id == endpointId) is not { } endpoint)
            return WebhookErrors.NotFound;
        if (!endpoint.IsEnabled)
            return WebhookErrors.SwitchedOff;
        var done = await work(db);
        db.AfterCommit(() => events.Publish(new WebhooksChanged(workspace)));
        return done;
    });
}
