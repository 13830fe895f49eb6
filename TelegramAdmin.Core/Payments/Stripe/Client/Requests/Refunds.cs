using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Requests;

/// <summary>docs.stripe.com/api/refunds</summary>
public static class Refunds
{
    /// <param name="Amount">In the payment's smallest unit.</param>
    public sealed record Create(string IdempotencyKey, string PaymentIntent, long Amount) : StripeWrite<RefundObject>("refunds", IdempotencyKey)
    {
        /// <summary>duplicate, fraudulent or requested_by_customer.</summary>
        public string? Reason { get; init; }

        public IReadOnlyDictionary<string, string>? Metadata { get; init; }

        internal override void Write(StripeForm form) =>
            form.Add("payment_intent", PaymentIntent).Add("amount", Amount).Add("reason", Reason).Add("metadata", Metadata);
    }

    public sealed record Get(string Id) : StripeRead<RefundObject>(At("refunds", Id));

    public sealed record List() : StripePageOf<RefundObject>("refunds")
    {
        public string? PaymentIntent { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("payment_intent", PaymentIntent);
        }
    }
}

/// <summary>docs.stripe.com/api/disputes</summary>
public static class Disputes
{
    public sealed record Get(string Id) : StripeRead<DisputeObject>(At("disputes", Id));

    public sealed record List() : StripePageOf<DisputeObject>("disputes")
    {
        public string? PaymentIntent { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("payment_intent", PaymentIntent);
        }
    }
}
