using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Objects;

/// <summary>docs.stripe.com/api/subscriptions/object</summary>
public sealed record SubscriptionObject : StripeObject
{
    /// <summary>active, trialing, past_due, unpaid, paused, incomplete, incomplete_expired or canceled.</summary>
    public string Status { get; init; } = "";

    [JsonConverter(typeof(IdConverter))]
    public string Customer { get; init; } = "";

    public bool CancelAtPeriodEnd { get; init; }

    public DateTimeOffset? CancelAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? LatestInvoice { get; init; }

    public StripeList<SubscriptionItem>? Items { get; init; }

    /// <summary>Until when it is paid; a subscription of ours has one item.</summary>
    public DateTimeOffset? CurrentPeriodEnd => Items is { Data: [{ CurrentPeriodEnd: var end }, ..] } ? end : null;
}

public sealed record SubscriptionItem
{
    public string Id { get; init; } = "";

    public DateTimeOffset CurrentPeriodStart { get; init; }

    public DateTimeOffset CurrentPeriodEnd { get; init; }

    public PriceObject? Price { get; init; }
}

/// <summary>docs.stripe.com/api/invoices/object</summary>
public sealed record InvoiceObject : StripeObject
{
    /// <summary>draft, open, paid, uncollectible or void.</summary>
    public string? Status { get; init; }

    /// <summary>subscription_create, subscription_cycle, …</summary>
    public string? BillingReason { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? Customer { get; init; }

    public string Currency { get; init; } = "";

    public long AmountDue { get; init; }

    public long AmountPaid { get; init; }

    public int AttemptCount { get; init; }

    public DateTimeOffset? NextPaymentAttempt { get; init; }

    /// <summary>Where the person pays it.</summary>
    public string? HostedInvoiceUrl { get; init; }

    public InvoiceParent? Parent { get; init; }

    public StripeList<InvoiceLine>? Lines { get; init; }

    /// <summary>Only where it is asked for with <c>Expand = ["payments"]</c>.</summary>
    public StripeList<InvoicePaymentObject>? Payments { get; init; }

    /// <summary>The subscription that it is for.</summary>
    public string? Subscription => Parent?.SubscriptionDetails?.Subscription;

    /// <summary>The payment that settled it.</summary>
    public string? PaymentIntent => Payments?.Data.FirstOrDefault(p => p is { Status: "paid", Payment.PaymentIntent: not null })?.Payment?.PaymentIntent;
}

public sealed record InvoiceParent(InvoiceSubscription? SubscriptionDetails);

public sealed record InvoiceSubscription
{
    [JsonConverter(typeof(IdConverter))]
    public string? Subscription { get; init; }

    /// <summary>The subscription's own, as it was when the invoice was made.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

public sealed record InvoiceLine
{
    public string Id { get; init; } = "";

    public long Amount { get; init; }

    /// <summary>The time that is paid for.</summary>
    public InvoicePeriod? Period { get; init; }
}

public sealed record InvoicePeriod(DateTimeOffset Start, DateTimeOffset End);

/// <summary>docs.stripe.com/api/invoice-payment/object</summary>
public sealed record InvoicePaymentObject : StripeObject
{
    /// <summary>open, paid or canceled.</summary>
    public string Status { get; init; } = "";

    public long? AmountPaid { get; init; }

    public InvoicePaymentSource? Payment { get; init; }
}

public sealed record InvoicePaymentSource
{
    [JsonConverter(typeof(IdConverter))]
    public string? PaymentIntent { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? Charge { get; init; }
}
