using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.Payments.Stripe.Working;

/// <summary>Wakes <see cref="StripeEventWorker"/> when there is an event to work off.</summary>
public sealed class StripeEventBell(EventBus events, TimeProvider time) : NodeBell(events, time);
