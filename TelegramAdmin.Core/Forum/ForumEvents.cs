using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum;

/// <summary>The forum group of a workspace was connected, disconnected, or its state changed.</summary>
public sealed record ForumChanged(WorkspaceId WorkspaceId) : IEvent;
