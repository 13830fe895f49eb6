using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Something in a conversation changed: a message came, went, was edited, or its delivery moved on.</summary>
public sealed record ConversationChanged(WorkspaceId WorkspaceId, long ConversationId, bool IsNewMessage = false) : IEvent;

/// <summary>Who is writing in a conversation changed.</summary>
public sealed record PresenceChanged(WorkspaceId WorkspaceId, long ConversationId) : IEvent;
