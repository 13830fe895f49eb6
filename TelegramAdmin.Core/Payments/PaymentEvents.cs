using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments;

/// <summary>A payment moved on.</summary>
public sealed record PaymentChanged(WorkspaceId WorkspaceId, long PaymentId) : IEvent;

/// <summary>A payment, refund or charge waits for something that is done outside of a transaction.</summary>
public sealed record PaymentWorkWaits(WorkspaceId WorkspaceId) : IEvent;
