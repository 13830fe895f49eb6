using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks.Endpoints;

/// <summary>What follows once a change of an endpoint is durable.</summary>
public sealed class EndpointChanges(EndpointDirectory directory, EventBus events)
{
    public void Follow(AppDbContext db, WorkspaceId workspace) => db.AfterCommit(() =>
    {
        directory.Forget();
        events.Publish(new WebhooksChanged(workspace));
    });
}
