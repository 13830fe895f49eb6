using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Core.Webhooks.Sending;

/// <summary>Switches an endpoint off that wants nothing more, or to which nothing has come through for days. Visibly, and written into the audit log.</summary>
internal sealed class CloseEndpoint(IDatabase database, SwitchWebhook switching, AuditLog audit, TimeProvider time)
{
    private const int Gone = 410;

    private static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    public async Task AfterAsync(EndedTry ended)
    {
        if (ended.EndpointId is not { } id || ended is not { WasMade: true, State: not WebhookDeliveryState.Delivered })
            return;
        await using var db = database.ReadAll();
        if (await db.WebhookEndpoints.FirstOrDefaultAsync(e => e.Id == id) is { IsEnabled: true } endpoint && ReasonFor(endpoint, ended) is { } reason)
            await CloseAsync(endpoint, reason);
    }

    private string? ReasonFor(WebhookEndpoint endpoint, EndedTry ended) =>
        ended.Status == Gone ? "It answered 410 Gone."
        : endpoint.FailingSince is { } since && time.GetUtcNow() - since >= Patience ? $"Nothing came through for {Patience.TotalDays:0} days. Last: {ended.Error}"
        : null;

    private async Task CloseAsync(WebhookEndpoint endpoint, string reason)
    {
        var words = ShortText.Cut(reason, 900);
        if ((await switching.OffAsync(endpoint.WorkspaceId, endpoint.Id, words)).IsOk)
            await audit.RecordAsync(endpoint.WorkspaceId, Actor.System, "webhook.switched_off", ShortText.Cut(endpoint.Url, 300), words);
    }
}
