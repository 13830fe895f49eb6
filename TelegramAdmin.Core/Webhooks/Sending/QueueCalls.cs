using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks.Sending;

/// <summary>Writes down the calls that rules make, to be delivered as webhooks are.</summary>
internal sealed class QueueCalls(CallSecret secret, EventBus events, TimeProvider time) : ISignedCalls
{
    public async Task QueueAsync(AppDbContext db, SignedCall call)
    {
        await secret.EnsureAsync(db, call.WorkspaceId);
        var now = time.GetUtcNow();
        var payload = new JsonObject { ["type"] = call.Type, ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), ["data"] = call.Data };
        await db.Session.AddAsync([new NewDelivery(call.WorkspaceId, WebhookEvents.NewId(), call.Type, payload.ToJsonString(), now) { Url = call.Url }]);
        db.AfterCommit(() => events.Publish(new WebhooksChanged(call.WorkspaceId)));
    }
}
