using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Webhooks.Sending;

/// <summary>Writes down how tries ended, many in one commit.</summary>
internal sealed class RecordTries(EventBus events, Totals totals) : IWriteBatch<EndedTry, bool>
{
    private const string Attempt = """
        INSERT INTO webhook_attempts (workspace_id, delivery_id, at, status, error, took_milliseconds) VALUES (@workspace, @delivery, @at, @status, @error, @took)
        """;

    // Only what still waits: meanwhile the endpoint may have been switched off, or somebody sent it again.
    private const string Delivery = """
        UPDATE webhook_deliveries SET state = @state, attempts = @attempts, next_at = @next, last_status = @status, last_error = @error, finished_at = @finished
        WHERE id = @id AND state = 1
        """;

    private const string Answers = "UPDATE webhook_endpoints SET failing_since = NULL WHERE id = @endpoint AND failing_since IS NOT NULL";
    private const string Fails = "UPDATE webhook_endpoints SET failing_since = @at WHERE id = @endpoint AND failing_since IS NULL";

    public async Task ExecuteAsync(WriteSession session, IReadOnlyList<EndedTry> items, bool[] results)
    {
        await session.ForEachAsync(Attempt, [.. items.Where(t => t.WasMade)], static (p, t) => p
            .Add("@workspace", t.WorkspaceId).Add("@delivery", t.DeliveryId).Add("@at", (DateTimeOffset?)t.At).Add("@status", t.Status).Add("@error", t.Error).Add("@took", (long)t.Took.TotalMilliseconds));
        await session.ForEachAsync(Delivery, items, static (p, t) => p
            .Add("@state", (long)t.State).Add("@attempts", t.Attempts).Add("@next", (DateTimeOffset?)t.NextAt).Add("@status", t.Status).Add("@error", t.Error)
            .Add("@finished", t.State == WebhookDeliveryState.Pending ? null : (DateTimeOffset?)t.At).Add("@id", t.DeliveryId));
        var ours = items.Where(t => t is { WasMade: true, EndpointId: not null }).OrderBy(t => t.EndpointId).ToList();
        await session.ForEachAsync(Answers, [.. ours.Where(t => t.State == WebhookDeliveryState.Delivered)], static (p, t) => p.Add("@endpoint", t.EndpointId));
        await session.ForEachAsync(Fails, [.. ours.Where(t => t.State != WebhookDeliveryState.Delivered)], static (p, t) => p.Add("@at", (DateTimeOffset?)t.At).Add("@endpoint", t.EndpointId));
        Array.Fill(results, true);
    }

    public void Committed(IReadOnlyList<EndedTry> items, IReadOnlyList<bool> results)
    {
        totals.Add(Total.WebhooksDelivered, items.Count(t => t.State == WebhookDeliveryState.Delivered));
        totals.Add(Total.WebhookTriesFailed, items.Count(t => t.WasMade && t.State != WebhookDeliveryState.Delivered));
        foreach (var workspace in items.Select(t => t.WorkspaceId).Distinct())
            events.Publish(new WebhooksChanged(workspace));
    }
}

/// <param name="At">When the try began.</param>
/// <param name="NextAt">While pending: when the next one is due.</param>
internal sealed record EndedTry(long DeliveryId, WorkspaceId WorkspaceId, long? EndpointId, DateTimeOffset At, WebhookDeliveryState State, int Attempts, DateTimeOffset NextAt)
{
    /// <summary>False where nothing could be sent: there was nowhere to send it, or nothing to sign it with.</summary>
    public bool WasMade { get; init; } = true;

    public int? Status { get; init; }

    public string? Error { get; init; }

    public TimeSpan Took { get; init; }

    /// <summary>No answer came in time.</summary>
    public bool WasSlow { get; init; }
}
