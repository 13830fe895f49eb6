using System.Globalization;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Requests;

/// <summary>docs.stripe.com/api/coupons</summary>
public static class Coupons
{
    /// <summary>A discount for one payment: an amount in a currency, or a percentage.</summary>
    public sealed record Create(string IdempotencyKey) : StripeWrite<CouponObject>("coupons", IdempotencyKey)
    {
        public long? AmountOff { get; init; }

        /// <summary>In small letters; belongs to <see cref="AmountOff"/>.</summary>
        public string? Currency { get; init; }

        public decimal? PercentOff { get; init; }

        /// <summary>Shown to the person who pays; at most 40 characters.</summary>
        public string? Name { get; init; }

        public int? MaxRedemptions { get; init; }

        public DateTimeOffset? RedeemBy { get; init; }

        public IReadOnlyDictionary<string, string>? Metadata { get; init; }

        internal override void Write(StripeForm form) => form
            .Add("duration", "once").Add("amount_off", AmountOff).Add("currency", Currency)
            .Add("percent_off", PercentOff?.ToString(CultureInfo.InvariantCulture)).Add("name", Name)
            .Add("max_redemptions", MaxRedemptions).Add("redeem_by", RedeemBy).Add("metadata", Metadata);
    }

    public sealed record Get(string Id) : StripeRead<CouponObject>(At("coupons", Id));
}
