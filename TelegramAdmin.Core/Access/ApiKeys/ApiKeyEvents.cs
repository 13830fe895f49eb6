using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>A key was made, changed, rotated or revoked in this process.</summary>
public sealed record ApiKeyChanged(WorkspaceId WorkspaceId, long ApiKeyId) : IEvent;
