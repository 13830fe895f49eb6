using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>Wakes <see cref="CatalogueSyncer"/> when something changed, here or at Stripe.</summary>
public sealed class CatalogueBell(EventBus events, TimeProvider time) : NodeBell(events, time);
