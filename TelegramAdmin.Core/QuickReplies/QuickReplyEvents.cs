using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies;

/// <summary>Quick replies or their categories changed, or one was used.</summary>
public sealed record QuickRepliesChanged(WorkspaceId WorkspaceId) : IEvent;
