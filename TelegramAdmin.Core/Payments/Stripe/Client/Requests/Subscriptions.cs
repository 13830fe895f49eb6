using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Requests;

/// <summary>docs.stripe.com/api/subscriptions</summary>
public static class Subscriptions
{
    public sealed record Get(string Id) : StripeRead<SubscriptionObject>(At("subscriptions", Id));

    /// <summary>Lets it run out at the end of what is paid, or go on after all.</summary>
    public sealed record EndAtPeriodEnd(string IdempotencyKey, string Id, bool Ends) : StripeWrite<SubscriptionObject>(At("subscriptions", Id), IdempotencyKey)
    {
        internal override void Write(StripeForm form) => form.Add("cancel_at_period_end", Ends);
    }

    /// <summary>Ends it now. Deleting what is deleted changes nothing, so it needs no key.</summary>
    public sealed record Cancel(string Id) : StripeRequest<SubscriptionObject>(HttpMethod.Delete, At("subscriptions", Id));
}

/// <summary>docs.stripe.com/api/invoices</summary>
public static class Invoices
{
    public sealed record Get(string Id) : StripeRead<InvoiceObject>(At("invoices", Id));

    public sealed record List() : StripePageOf<InvoiceObject>("invoices")
    {
        public string? Subscription { get; init; }

        /// <summary>draft, open, paid, uncollectible or void.</summary>
        public string? Status { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("subscription", Subscription).Add("status", Status);
        }
    }
}
