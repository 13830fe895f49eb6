using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.Delivery.Scheduling;

/// <summary>Wakes <see cref="Scheduler"/> when a message was scheduled that may be due before the others.</summary>
internal sealed class ScheduleBell : NodeBell
{
    public ScheduleBell(EventBus events, Outbox outbox, TimeProvider time) : base(events, time) => outbox.Scheduled += Ring;
}
