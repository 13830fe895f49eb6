using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks;

/// <summary>An endpoint was added, changed, removed or switched, or something is to be delivered, or a try ended.</summary>
public sealed record WebhooksChanged(WorkspaceId WorkspaceId) : IEvent;
