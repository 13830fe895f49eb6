using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Requests;

/// <summary>docs.stripe.com/api/prices</summary>
public static class Prices
{
    /// <param name="Currency">In small letters.</param>
    /// <param name="UnitAmount">In the currency's smallest unit.</param>
    public sealed record Create(string IdempotencyKey, string Product, string Currency, long UnitAmount) : StripeWrite<PriceObject>("prices", IdempotencyKey)
    {
        public PriceRecurrence? Recurring { get; init; }

        public IReadOnlyDictionary<string, string>? Metadata { get; init; }

        internal override void Write(StripeForm form) => form
            .Add("product", Product).Add("currency", Currency).Add("unit_amount", UnitAmount)
            .Add("recurring[interval]", Recurring?.Interval).Add("recurring[interval_count]", Recurring?.IntervalCount).Add("metadata", Metadata);
    }

    public sealed record Switch(string IdempotencyKey, string Id, bool Active) : StripeWrite<PriceObject>(At("prices", Id), IdempotencyKey)
    {
        internal override void Write(StripeForm form) => form.Add("active", Active);
    }

    public sealed record Get(string Id) : StripeRead<PriceObject>(At("prices", Id));

    public sealed record List() : StripePageOf<PriceObject>("prices")
    {
        public string? Product { get; init; }

        /// <summary>Null for both, active or not.</summary>
        public bool? Active { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("product", Product).Add("active", Active);
        }
    }
}
