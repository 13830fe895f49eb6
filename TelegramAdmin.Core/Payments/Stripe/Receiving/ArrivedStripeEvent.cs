namespace TelegramAdmin.Core.Payments.Stripe.Receiving;

/// <summary>An event that Stripe handed over and that is not durable yet.</summary>
public sealed record ArrivedStripeEvent(StripeEnvelope Envelope, string Payload, DateTimeOffset ReceivedAt);
