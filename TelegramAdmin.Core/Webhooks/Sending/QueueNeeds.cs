using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Core.Webhooks.Sending;

/// <summary>Writes down, for the endpoints that asked for it, that something needs a person or needs nobody any more.</summary>
internal sealed class QueueNeeds(EndpointDirectory directory, EventBus events, TimeProvider time)
{
    /// <summary>Workspaces in which somebody wants to hear of it.</summary>
    public async Task<IReadOnlyList<WorkspaceId>> ListenersAsync() => (await directory.ReadAsync()).WhoWants(WebhookEvents.NeedOpened, WebhookEvents.NeedClosed);

    /// <summary>In the caller's transaction.</summary>
    public async Task AddAsync(AppDbContext db, WorkspaceId workspace, string type, JsonObject data)
    {
        var wanting = (await directory.ReadAsync()).Of(workspace).Where(e => e.Names(type)).ToList();
        if (wanting.Count == 0)
            return;
        var now = time.GetUtcNow();
        var payload = new JsonObject { ["type"] = type, ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), ["data"] = data };
        var delivery = new NewDelivery(workspace, WebhookEvents.NewId(), type, payload.ToJsonString(), now);
        await db.Session.AddAsync([.. wanting.Select(e => delivery with { EndpointId = e.Id })]);
        db.AfterCommit(() => events.Publish(new WebhooksChanged(workspace)));
    }
}
