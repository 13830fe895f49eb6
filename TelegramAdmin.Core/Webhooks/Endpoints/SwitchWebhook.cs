using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks.Endpoints;

/// <summary>Switches an endpoint on and off, and removes it. What was waiting for one that is off has failed, and can be sent again.</summary>
public sealed class SwitchWebhook(IDatabase database, EndpointChanges changes, TimeProvider time)
{
    private const string GiveUp = """
        UPDATE webhook_deliveries SET state = 3, last_error = @error, finished_at = @at WHERE endpoint_id = @endpoint AND state = 1
        """;

    public Task<Result<WebhookEndpoint>> OnAsync(WorkspaceId workspace, long id) => ChangeAsync(workspace, id, (_, row) =>
    {
        (row.IsEnabled, row.DisabledReason, row.DisabledAt, row.FailingSince) = (true, null, null, null);
        return Task.CompletedTask;
    });

    /// <param name="reason">Why it was not a person who did it; null where it was.</param>
    public Task<Result<WebhookEndpoint>> OffAsync(WorkspaceId workspace, long id, string? reason = null) => ChangeAsync(workspace, id, async (db, row) =>
    {
        (row.IsEnabled, row.DisabledReason, row.DisabledAt) = (false, reason, time.GetUtcNow());
        await GiveUpAsync(db, id, $"The webhook was switched off. {reason}".TrimEnd());
    });

    public Task<Result<WebhookEndpoint>> RemoveAsync(WorkspaceId workspace, long id) => ChangeAsync(workspace, id, async (db, row) =>
    {
        db.Remove(row);
        await GiveUpAsync(db, id, "The webhook was removed.");
    });

    private Task<Result<WebhookEndpoint>> ChangeAsync(WorkspaceId workspace, long id, Func<AppDbContext, WebhookEndpoint, Task> change) => database.WriteAsync(workspace, async db =>
    {
        if (await db.WebhookEndpoints.AsTracking().FirstOrDefaultAsync(e => e.Id == id) is not { } row)
            return (Result<WebhookEndpoint>)WebhookErrors.NotFound;
        await change(db, row);
        changes.Follow(db, workspace);
        return row;
    });

    private Task GiveUpAsync(AppDbContext db, long id, string why) =>
        db.Session.RunAsync(GiveUp, p => p.Add("@error", why).Add("@at", (DateTimeOffset?)time.GetUtcNow()).Add("@endpoint", id));
}
