using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Requests;

/// <summary>docs.stripe.com/api/checkout/sessions</summary>
public static class CheckoutSessions
{
    public const string Payment = "payment";

    public const string Setup = "setup";

    public const string Subscription = "subscription";

    /// <param name="Mode"><see cref="Payment"/>, <see cref="Setup"/> (keeps a card, charges nothing) or <see cref="Subscription"/>.</param>
    /// <param name="SuccessUrl">May hold {CHECKOUT_SESSION_ID}.</param>
    public sealed record Create(string IdempotencyKey, string Mode, string SuccessUrl) : StripeWrite<CheckoutSessionObject>("checkout/sessions", IdempotencyKey)
    {
        public string? CancelUrl { get; init; }

        /// <summary>Ours for what is being paid; at most 200 characters.</summary>
        public string? ClientReferenceId { get; init; }

        public string? Customer { get; init; }

        /// <summary>One of this price; null with <see cref="Setup"/>, or where <see cref="Inline"/> says it.</summary>
        public string? Price { get; init; }

        /// <summary>A price of this session alone.</summary>
        public InlinePrice? Inline { get; init; }

        /// <summary>A coupon that is taken off.</summary>
        public string? Coupon { get; init; }

        /// <summary>In small letters; needed with <see cref="Setup"/>.</summary>
        public string? Currency { get; init; }

        /// <summary>30 minutes to 24 hours from now.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>The page's language, or auto.</summary>
        public string? Locale { get; init; }

        /// <summary>Words above the button; at most 1,200 characters.</summary>
        public string? SubmitMessage { get; init; }

        /// <summary>With <see cref="Payment"/>: the card is kept and may be charged while the person is away.</summary>
        public bool KeepsCard { get; init; }

        /// <summary>On the statement and in receipts.</summary>
        public string? Description { get; init; }

        /// <summary>Goes onto the session, and onto the payment, the subscription or the kept card that comes of it.</summary>
        public IReadOnlyDictionary<string, string>? Metadata { get; init; }

        internal override void Write(StripeForm form)
        {
            form.Add("mode", Mode).Add("success_url", SuccessUrl).Add("cancel_url", CancelUrl)
                .Add("client_reference_id", ClientReferenceId).Add("customer", Customer).Add("currency", Currency)
                .Add("expires_at", ExpiresAt).Add("locale", Locale).Add("metadata", Metadata)
                .Add("custom_text[submit][message]", SubmitMessage).Add("discounts[0][coupon]", Coupon);
            if (Price is not null)
                form.Add("line_items[0][price]", Price).Add("line_items[0][quantity]", 1);
            else if (Inline is { } inline)
                inline.Write(form);
            WriteWhatComesOfIt(form);
        }

        private void WriteWhatComesOfIt(StripeForm form)
        {
            var into = Mode switch { Payment => "payment_intent_data", Setup => "setup_intent_data", _ => "subscription_data" };
            form.Add($"{into}[metadata]", Metadata).Add($"{into}[description]", Description);
            if (Mode == Payment && KeepsCard)
                form.Add("payment_intent_data[setup_future_usage]", "off_session");
        }
    }

    public sealed record Get(string Id) : StripeRead<CheckoutSessionObject>(At("checkout/sessions", Id));

    public sealed record List() : StripePageOf<CheckoutSessionObject>("checkout/sessions")
    {
        public string? Customer { get; init; }

        public string? PaymentIntent { get; init; }

        /// <summary>open, complete or expired.</summary>
        public string? Status { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("customer", Customer).Add("payment_intent", PaymentIntent).Add("status", Status);
        }
    }

    /// <summary>Nobody can pay it any more; only an open one can be ended.</summary>
    public sealed record Expire(string IdempotencyKey, string Id) : StripeWrite<CheckoutSessionObject>(At("checkout/sessions", Id, "expire"), IdempotencyKey);

    /// <param name="Product">Stripe's id of it; null where Stripe does not have it, which then shows the name.</param>
    /// <param name="Currency">In small letters.</param>
    public sealed record InlinePrice(string? Product, string Name, string Currency, long UnitAmount)
    {
        public PriceRecurrence? Recurring { get; init; }

        internal void Write(StripeForm form)
        {
            form.Add("line_items[0][quantity]", 1).Add("line_items[0][price_data][currency]", Currency).Add("line_items[0][price_data][unit_amount]", UnitAmount)
                .Add("line_items[0][price_data][product]", Product)
                .Add("line_items[0][price_data][recurring][interval]", Recurring?.Interval).Add("line_items[0][price_data][recurring][interval_count]", Recurring?.IntervalCount);
            if (Product is null)
                form.Add("line_items[0][price_data][product_data][name]", Name);
        }
    }
}
