using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.Ai.Answering;

/// <summary>Wakes <see cref="AiAnswerWorker"/> when a question waits.</summary>
public sealed class AnswerBell(EventBus events, TimeProvider time) : NodeBell(events, time);
