using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Objects;

/// <summary>docs.stripe.com/api/products/object</summary>
public sealed record ProductObject : StripeObject
{
    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public bool Active { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string? DefaultPrice { get; init; }
}

/// <summary>docs.stripe.com/api/prices/object. Its amount never changes.</summary>
public sealed record PriceObject : StripeObject
{
    public bool Active { get; init; }

    /// <summary>In small letters.</summary>
    public string Currency { get; init; } = "";

    /// <summary>In the currency's smallest unit; null where the price is tiered or chosen by the payer.</summary>
    public long? UnitAmount { get; init; }

    [JsonConverter(typeof(IdConverter))]
    public string Product { get; init; } = "";

    /// <summary>Null for a price that is paid once.</summary>
    public PriceRecurrence? Recurring { get; init; }

    /// <summary>per_unit or tiered.</summary>
    public string? BillingScheme { get; init; }
}

/// <param name="Interval">day, week, month or year.</param>
public sealed record PriceRecurrence(string Interval, int IntervalCount)
{
    /// <summary>licensed, or metered by what was used.</summary>
    public string? UsageType { get; init; }
}

/// <summary>docs.stripe.com/api/coupons/object</summary>
public sealed record CouponObject : StripeObject
{
    public long? AmountOff { get; init; }

    public decimal? PercentOff { get; init; }

    public string? Currency { get; init; }

    public bool Valid { get; init; }

    public int TimesRedeemed { get; init; }
}
