using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>What a product may be, so that what is stored can be sold.</summary>
public static class ProductRules
{
    public const int LongestName = 100;

    public const int LongestDescription = 500;

    public const long MostCredits = 1_000_000;

    /// <summary>A message holds as many buttons.</summary>
    public const int MostOnSale = 100;

    /// <summary>What is wrong; null where nothing is.</summary>
    public static Failure? Fault(ProductDraft draft) =>
        FaultOf(draft.Name, draft.Description) ?? FaultOf(draft.Texts) ?? FaultOfContent(draft) ?? FaultOf(draft.Prices);

    private static Failure? FaultOf(string name, string? description) =>
        string.IsNullOrWhiteSpace(name) || name.Length > LongestName || !ShortText.IsWhole(name) ? CatalogueErrors.NameInvalid
        : description is not null && (description.Length > LongestDescription || !ShortText.IsWhole(description)) ? CatalogueErrors.DescriptionInvalid
        : null;

    private static Failure? FaultOf(ProductTexts texts) => texts.Languages
        .Select(text => TextCatalog.Languages.Any(l => l.Code == text.Key) ? FaultOf(text.Value.Name, text.Value.Description) : CatalogueErrors.LanguageUnknown(text.Key))
        .FirstOrDefault(fault => fault is not null);

    private static Failure? FaultOfContent(ProductDraft draft) => draft switch
    {
        { Kind: ProductKind.Credits, Credits: < 1 or > MostCredits } => CatalogueErrors.CreditsInvalid,
        { Kind: ProductKind.Credits } => null,
        { Kind: ProductKind.Pass } when draft.PassLength < 1 || draft.PassLength > Longest(draft.PassUnit) => CatalogueErrors.LengthInvalid,
        { Kind: ProductKind.Pass, Renews: true } when draft.PassUnit == PassUnit.Hour || draft.Prices.All(p => p.Currency == Currencies.Stars) => CatalogueErrors.RenewalInvalid,
        { Kind: ProductKind.Pass } => null,
        _ => CatalogueErrors.KindFixed,
    };

    // Three years: the longest time after which Stripe renews.
    private static int Longest(PassUnit unit) => unit switch
    {
        PassUnit.Hour => 3 * 365 * 24,
        PassUnit.Day => 3 * 365,
        PassUnit.Week => 156,
        PassUnit.Month => 36,
        PassUnit.Year => 3,
        _ => 0,
    };

    private static Failure? FaultOf(IReadOnlyList<PriceDraft> prices)
    {
        if (prices.Count == 0)
            return CatalogueErrors.PriceMissing;
        if (prices.GroupBy(p => p.Currency).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return CatalogueErrors.PriceTwice(twice.Key);
        return prices.Select(FaultOf).FirstOrDefault(fault => fault is not null);
    }

    private static Failure? FaultOf(PriceDraft price) =>
        Currencies.Find(price.Currency) is not { } currency ? CatalogueErrors.CurrencyUnknown(ShortText.Cut(price.Currency, 10))
        : price.Amount < currency.Least || price.Amount > currency.Most || price.Amount % currency.Step != 0 ? CatalogueErrors.PriceInvalid(currency)
        : null;
}
