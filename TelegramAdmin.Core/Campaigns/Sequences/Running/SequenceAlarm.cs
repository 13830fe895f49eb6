using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.Campaigns.Sequences.Running;

/// <summary>Wakes <see cref="SequenceService"/> before its time: somebody entered, or a message of theirs is done.</summary>
public sealed class SequenceAlarm(EventBus events, TimeProvider time) : NodeBell(events, time);
