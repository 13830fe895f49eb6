using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Requests;

/// <summary>docs.stripe.com/api/customers, with the cards that they keep</summary>
public static class Customers
{
    public sealed record Create(string IdempotencyKey) : StripeWrite<CustomerObject>("customers", IdempotencyKey)
    {
        public string? Name { get; init; }

        public string? Description { get; init; }

        /// <summary>Languages of mails and pages, the preferred one first.</summary>
        public IReadOnlyList<string>? PreferredLocales { get; init; }

        public IReadOnlyDictionary<string, string>? Metadata { get; init; }

        internal override void Write(StripeForm form) =>
            form.Add("name", Name).Add("description", Description).Add("preferred_locales", PreferredLocales).Add("metadata", Metadata);
    }

    public sealed record Get(string Id) : StripeRead<CustomerObject>(At("customers", Id));

    /// <summary>For good: its cards and subscriptions end too.</summary>
    public sealed record Delete(string Id) : StripeRequest<CustomerObject>(HttpMethod.Delete, At("customers", Id));

    public sealed record PaymentMethods(string Id) : StripePage<PaymentMethodObject>(At("customers", Id, "payment_methods"))
    {
        /// <summary>Such as card; null for all.</summary>
        public string? Type { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("type", Type);
        }
    }
}

/// <summary>docs.stripe.com/api/payment_methods</summary>
public static class PaymentMethods
{
    public sealed record Get(string Id) : StripeRead<PaymentMethodObject>(At("payment_methods", Id));

    /// <summary>Takes it from its customer, for good.</summary>
    public sealed record Detach(string IdempotencyKey, string Id) : StripeWrite<PaymentMethodObject>(At("payment_methods", Id, "detach"), IdempotencyKey);
}

/// <summary>docs.stripe.com/api/customer_portal/sessions</summary>
public static class PortalSessions
{
    public sealed record Create(string IdempotencyKey, string Customer) : StripeWrite<PortalSessionObject>("billing_portal/sessions", IdempotencyKey)
    {
        /// <summary>Where "back" leads.</summary>
        public string? ReturnUrl { get; init; }

        /// <summary>The language, or auto.</summary>
        public string? Locale { get; init; }

        internal override void Write(StripeForm form) => form.Add("customer", Customer).Add("return_url", ReturnUrl).Add("locale", Locale);
    }
}

/// <summary>docs.stripe.com/api/setup_intents</summary>
public static class SetupIntents
{
    public sealed record Get(string Id) : StripeRead<SetupIntentObject>(At("setup_intents", Id));
}
