namespace TelegramAdmin.Core.Payments.Stripe.Working;

/// <summary>A stored event that has no effect yet.</summary>
public sealed record WaitingStripeEvent(long Id, string EventId, string Type, bool IsLive, string Payload, int Attempts);
