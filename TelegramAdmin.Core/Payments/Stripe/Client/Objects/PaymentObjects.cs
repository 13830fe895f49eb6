using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Objects;

/// <summary>docs.stripe.com/api/payment_intents/object</summary>
public sealed record PaymentIntentObject : StripeObject
{
    /// <summary>succeeded, processing, canceled, requires_capture, or requires_payment_method, requires_confirmation, requires_action.</summary>
    public string Status { get; init; } = "";

    public long Amount { get; init; }

    public long AmountReceived { get; init; }

    /// <summary>In small letters.</summary>
    public string Currency { get; init; } = "";

    [JsonConverter(typeof(IdConverter))]
    public string? Customer { get; init; }

    [JsonConverter(typeof(ExpandableConverter<PaymentMethodObject>))]
    public Expandable<PaymentMethodObject>? PaymentMethod { get; init; }

    [JsonConverter(typeof(ExpandableConverter<ChargeObject>))]
    public Expandable<ChargeObject>? LatestCharge { get; init; }

    /// <summary>Why the last try failed.</summary>
    public ErrorObject? LastPaymentError { get; init; }

    public NextAction? NextAction { get; init; }

    public string? CancellationReason { get; init; }
}

/// <summary>What the person must do before the payment goes on.</summary>
public sealed record NextAction
{
    /// <summary>redirect_to_url, use_stripe_sdk, …</summary>
    public string Type { get; init; } = "";

    public RedirectTo? RedirectToUrl { get; init; }

    public override string ToString() => Type;
}

public sealed record RedirectTo(string? Url)
{
    public override string ToString() => "";
}

/// <summary>docs.stripe.com/api/charges/object</summary>
public sealed record ChargeObject : StripeObject
{
    /// <summary>succeeded, pending or failed.</summary>
    public string Status { get; init; } = "";

    public long Amount { get; init; }

    public long AmountCaptured { get; init; }

    public long AmountRefunded { get; init; }

    public string Currency { get; init; } = "";

    public bool Paid { get; init; }

    public bool Refunded { get; init; }

    public bool Disputed { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? Customer { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? PaymentIntent { get; init; }

    [JsonConverter(typeof(ExpandableConverter<BalanceTransactionObject>))]
    public Expandable<BalanceTransactionObject>? BalanceTransaction { get; init; }

    public ChargeMethod? PaymentMethodDetails { get; init; }

    public ChargeOutcome? Outcome { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureMessage { get; init; }

    public string? ReceiptUrl { get; init; }
}

/// <summary>How a charge was paid.</summary>
/// <param name="Type">card, sepa_debit, …</param>
public sealed record ChargeMethod(string Type, CardDetails? Card)
{
    public override string ToString() => Card?.ToString() ?? Type;
}

/// <summary>What the bank and Stripe's risk check said.</summary>
/// <param name="Type">authorized, issuer_declined, blocked, …</param>
public sealed record ChargeOutcome(string Type, string? Reason, string? RiskLevel, string? SellerMessage);

/// <summary>What may be shown of a card.</summary>
public sealed record CardDetails
{
    /// <summary>visa, mastercard, …</summary>
    public string? Brand { get; init; }

    [JsonPropertyName("last4")]
    public string? Last4 { get; init; }

    public int? ExpMonth { get; init; }

    public int? ExpYear { get; init; }

    public override string ToString() => $"{CardBrands.NameOf(Brand)} ·· {Last4}";
}

/// <summary>docs.stripe.com/api/payment_methods/object</summary>
public sealed record PaymentMethodObject : StripeObject
{
    /// <summary>card, link, sepa_debit, …</summary>
    public string Type { get; init; } = "";

    [JsonConverter(typeof(IdConverter))]
    public string? Customer { get; init; }

    public CardDetails? Card { get; init; }

    /// <summary>What a person recognises it by.</summary>
    public string Label => Card?.ToString() ?? Type;
}

/// <summary>docs.stripe.com/api/balance_transactions/object. In the account's settlement currency.</summary>
public sealed record BalanceTransactionObject : StripeObject
{
    public long Amount { get; init; }

    public long Fee { get; init; }

    public long Net { get; init; }

    public string Currency { get; init; } = "";

    /// <summary>From the charge's currency into this one; null where they are the same.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>charge, refund, adjustment, …</summary>
    public string Type { get; init; } = "";

    [JsonConverter(typeof(IdConverter))]
    public string? Source { get; init; }
}
