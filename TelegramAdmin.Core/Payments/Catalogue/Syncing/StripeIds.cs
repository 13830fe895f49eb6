namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>The ids of Stripe's by the mode of the key. Test and live mode know nothing of each other, so only the present one's are ever touched.</summary>
public static class StripeProductIds
{
    extension(Product product)
    {
        public string? StripeId(bool isLive) => isLive ? product.StripeLiveId : product.StripeTestId;

        internal void SetStripeId(bool isLive, string? id)
        {
            if (isLive)
                product.StripeLiveId = id;
            else
                product.StripeTestId = id;
        }

        /// <summary>Whether Stripe has anything to do with it: a product for Stars alone it never sees.</summary>
        internal bool ConcernsStripe(bool isLive) => product.StripeId(isLive) is not null || product.MoneyPrices().Any();

        internal IEnumerable<ProductPrice> MoneyPrices() => product.Prices.Where(p => p.Currency != Currencies.Stars);
    }
}

internal static class StripeProductQueries
{
    extension(IQueryable<Product> products)
    {
        /// <summary>The product that Stripe knows by this id, in this mode.</summary>
        public IQueryable<Product> WithStripeId(bool isLive, string id) => isLive ? products.Where(p => p.StripeLiveId == id) : products.Where(p => p.StripeTestId == id);
    }
}

public static class StripePriceIds
{
    extension(ProductPrice price)
    {
        /// <summary>Null while Stripe has none of the present amount.</summary>
        public string? StripeId(bool isLive) => price.StripeAmount == price.Amount ? price.KnownId(isLive) : null;

        /// <summary>The last one, of whatever amount.</summary>
        internal string? KnownId(bool isLive) => isLive ? price.StripeLiveId : price.StripeTestId;

        /// <summary>The other mode's price has the amount that was; there a new one is made once its key is back.</summary>
        internal void SetStripeId(bool isLive, string id)
        {
            var isSame = price.StripeAmount == price.Amount;
            price.StripeLiveId = isLive ? id : isSame ? price.StripeLiveId : null;
            price.StripeTestId = !isLive ? id : isSame ? price.StripeTestId : null;
            price.StripeAmount = price.Amount;
        }
    }
}
