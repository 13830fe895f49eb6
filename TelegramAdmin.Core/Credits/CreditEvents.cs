using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>A person's credits, pass or tier changed.</summary>
public sealed record CreditsChanged(WorkspaceId WorkspaceId, long TelegramUserId) : IEvent;

/// <summary>Prices or permissions of a workspace's tiers changed.</summary>
public sealed record TiersChanged(WorkspaceId WorkspaceId) : IEvent;
