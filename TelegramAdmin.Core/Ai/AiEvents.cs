using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai;

/// <summary>A model was asked, answered, or somebody decided about its answer.</summary>
public sealed record AiAnswerChanged(WorkspaceId WorkspaceId, long ConversationId) : IEvent;
