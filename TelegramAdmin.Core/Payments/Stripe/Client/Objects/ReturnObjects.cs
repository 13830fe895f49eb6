using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Objects;

/// <summary>docs.stripe.com/api/refunds/object</summary>
public sealed record RefundObject : StripeObject
{
    /// <summary>pending, requires_action, succeeded, failed or canceled.</summary>
    public string? Status { get; init; }

    public long Amount { get; init; }

    public string Currency { get; init; } = "";

    [JsonConverter(typeof(IdConverter))]
    public string? Charge { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? PaymentIntent { get; init; }

    /// <summary>duplicate, fraudulent, requested_by_customer or expired_uncaptured_charge.</summary>
    public string? Reason { get; init; }

    public string? FailureReason { get; init; }
}

/// <summary>docs.stripe.com/api/disputes/object</summary>
public sealed record DisputeObject : StripeObject
{
    /// <summary>needs_response, under_review, won, lost, warning_needs_response, warning_under_review, warning_closed, prevented, …</summary>
    public string Status { get; init; } = "";

    public long Amount { get; init; }

    public string Currency { get; init; } = "";

    /// <summary>fraudulent, product_not_received, …</summary>
    public string Reason { get; init; } = "";

    [JsonConverter(typeof(IdConverter))]
    public string Charge { get; init; } = "";

    [JsonConverter(typeof(IdConverter))]
    public string? PaymentIntent { get; init; }

    public DisputeEvidenceDetails? EvidenceDetails { get; init; }
}

/// <param name="DueBy">Until when evidence counts.</param>
public sealed record DisputeEvidenceDetails(DateTimeOffset? DueBy, bool HasEvidence);
