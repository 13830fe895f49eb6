namespace TelegramAdmin.Core.Payments.Granting;

/// <summary>That money came in, as Stripe or Telegram says it.</summary>
/// <param name="Amount">In the currency's smallest unit.</param>
/// <param name="Currency">In any case.</param>
/// <param name="Source">By what we know: an event's id, or who asked.</param>
public sealed record Receipt(long Amount, string Currency, string Source)
{
    public string? PaymentIntentId { get; init; }

    public string? ChargeId { get; init; }

    public string? InvoiceId { get; init; }

    public string? SubscriptionId { get; init; }

    public string? StarsChargeId { get; init; }

    /// <summary>Such as "Visa ·· 4242".</summary>
    public string? Method { get; init; }

    /// <summary>With a subscription: until when it is paid.</summary>
    public DateTimeOffset? PaidUntil { get; init; }
}
