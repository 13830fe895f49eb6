using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Objects;

/// <summary>docs.stripe.com/api/checkout/sessions/object</summary>
public sealed record CheckoutSessionObject : StripeObject
{
    /// <summary>payment, setup or subscription.</summary>
    public string Mode { get; init; } = "";

    /// <summary>open, complete or expired.</summary>
    public string? Status { get; init; }

    /// <summary>paid, unpaid or no_payment_required. Complete and unpaid: the money is on its way.</summary>
    public string PaymentStatus { get; init; } = "";

    public string? ClientReferenceId { get; init; }

    /// <summary>In small letters.</summary>
    public string? Currency { get; init; }

    public long? AmountSubtotal { get; init; }

    /// <summary>What is or was paid, in the currency's smallest unit.</summary>
    public long? AmountTotal { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? Customer { get; init; }

    public CheckoutCustomer? CustomerDetails { get; init; }

    [JsonConverter(typeof(ExpandableConverter<PaymentIntentObject>))]
    public Expandable<PaymentIntentObject>? PaymentIntent { get; init; }

    [JsonConverter(typeof(ExpandableConverter<SetupIntentObject>))]
    public Expandable<SetupIntentObject>? SetupIntent { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? Subscription { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? Invoice { get; init; }

    /// <summary>Where the person pays; null once the session is over.</summary>
    public string? Url { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

public sealed record CheckoutCustomer
{
    public string? Email { get; init; }

    public override string ToString() => "";
}

/// <summary>docs.stripe.com/api/customer_portal/sessions/object</summary>
public sealed record PortalSessionObject : StripeObject
{
    /// <summary>Whoever has it manages the customer's cards and subscriptions; it works for a short time.</summary>
    public string Url { get; init; } = "";
}

/// <summary>docs.stripe.com/api/customers/object</summary>
public sealed record CustomerObject : StripeObject
{
    public string? Email { get; init; }

    public string? Name { get; init; }
}

/// <summary>docs.stripe.com/api/setup_intents/object</summary>
public sealed record SetupIntentObject : StripeObject
{
    /// <summary>succeeded, canceled, processing, or requires_payment_method, requires_confirmation, requires_action.</summary>
    public string Status { get; init; } = "";

    [JsonConverter(typeof(IdConverter))]
    public string? Customer { get; init; }

    [JsonConverter(typeof(ExpandableConverter<PaymentMethodObject>))]
    public Expandable<PaymentMethodObject>? PaymentMethod { get; init; }

    public ErrorObject? LastSetupError { get; init; }
}
