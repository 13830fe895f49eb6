using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Requests;

/// <summary>docs.stripe.com/api/products</summary>
public static class Products
{
    /// <param name="Id">Chosen by us, so that a product is never made twice: Stripe refuses a second one with resource_already_exists.</param>
    public sealed record Create(string IdempotencyKey, string Id, string Name) : StripeWrite<ProductObject>("products", IdempotencyKey)
    {
        public string? Description { get; init; }

        public bool? Active { get; init; }

        public IReadOnlyDictionary<string, string>? Metadata { get; init; }

        internal override void Write(StripeForm form) =>
            form.Add("id", Id).Add("name", Name).Add("description", Description).Add("active", Active).Add("metadata", Metadata);
    }

    /// <summary>What is null stays as it is.</summary>
    public sealed record Update(string IdempotencyKey, string Id) : StripeWrite<ProductObject>(At("products", Id), IdempotencyKey)
    {
        public string? Name { get; init; }

        /// <summary>Empty takes it away.</summary>
        public string? Description { get; init; }

        public bool? Active { get; init; }

        public string? DefaultPrice { get; init; }

        public IReadOnlyDictionary<string, string>? Metadata { get; init; }

        internal override void Write(StripeForm form) => form
            .Add("name", Name).Add("description", Description).Add("active", Active).Add("default_price", DefaultPrice).Add("metadata", Metadata);
    }

    public sealed record Get(string Id) : StripeRead<ProductObject>(At("products", Id));

    public sealed record List() : StripePageOf<ProductObject>("products")
    {
        public bool? Active { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("active", Active);
        }
    }
}
