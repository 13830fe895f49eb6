using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Requests;

/// <summary>docs.stripe.com/api/payment_intents</summary>
public static class PaymentIntents
{
    /// <summary>Charges a kept card while its owner is away (docs.stripe.com/payments/save-and-reuse). A bank that wants them to confirm answers with authentication_required.</summary>
    /// <param name="Currency">In small letters.</param>
    public sealed record ChargeOffSession(string IdempotencyKey, long Amount, string Currency, string Customer, string PaymentMethod)
        : StripeWrite<PaymentIntentObject>("payment_intents", IdempotencyKey)
    {
        public string? Description { get; init; }

        public IReadOnlyDictionary<string, string>? Metadata { get; init; }

        internal override void Write(StripeForm form) => form
            .Add("amount", Amount).Add("currency", Currency).Add("customer", Customer).Add("payment_method", PaymentMethod)
            .Add("off_session", true).Add("confirm", true).Add("description", Description).Add("metadata", Metadata);
    }

    public sealed record Get(string Id) : StripeRead<PaymentIntentObject>(At("payment_intents", Id));

    public sealed record Cancel(string IdempotencyKey, string Id) : StripeWrite<PaymentIntentObject>(At("payment_intents", Id, "cancel"), IdempotencyKey)
    {
        /// <summary>duplicate, fraudulent, requested_by_customer or abandoned.</summary>
        public string? Reason { get; init; }

        internal override void Write(StripeForm form) => form.Add("cancellation_reason", Reason);
    }

    public sealed record List() : StripePageOf<PaymentIntentObject>("payment_intents")
    {
        public string? Customer { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("customer", Customer);
        }
    }
}

/// <summary>docs.stripe.com/api/charges</summary>
public static class Charges
{
    public sealed record Get(string Id) : StripeRead<ChargeObject>(At("charges", Id));

    public sealed record List() : StripePageOf<ChargeObject>("charges")
    {
        public string? PaymentIntent { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("payment_intent", PaymentIntent);
        }
    }
}

/// <summary>docs.stripe.com/api/balance_transactions</summary>
public static class BalanceTransactions
{
    public sealed record Get(string Id) : StripeRead<BalanceTransactionObject>(At("balance_transactions", Id));

    public sealed record List() : StripePageOf<BalanceTransactionObject>("balance_transactions")
    {
        /// <summary>The charge or refund that they came from.</summary>
        public string? Source { get; init; }

        /// <summary>charge, refund, adjustment, …</summary>
        public string? Type { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("source", Source).Add("type", Type);
        }
    }
}
