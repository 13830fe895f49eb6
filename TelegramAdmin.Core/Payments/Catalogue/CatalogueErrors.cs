using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>Every way in which a product cannot be what somebody wants.</summary>
public static class CatalogueErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "product_not_found", "There is no such product in this workspace.");

    public static Failure NameInvalid { get; } = new(FailureKind.Invalid, "product_name_invalid", $"A name has 1 to {ProductRules.LongestName} characters and says something.", "name");

    public static Failure DescriptionInvalid { get; } = new(FailureKind.Invalid, "product_description_invalid", $"A description has at most {ProductRules.LongestDescription} characters.", "description");

    public static Failure LanguageUnknown(string language) => new(FailureKind.Invalid, "product_language_unknown", $"Bots do not speak \"{language}\". Take that text out.", "texts");

    public static Failure CreditsInvalid { get; } = new(FailureKind.Invalid, "product_credits_invalid", $"Write a whole number of credits from 1 to {ProductRules.MostCredits:N0}.", "credits");

    public static Failure LengthInvalid { get; } = new(FailureKind.Invalid, "product_length_invalid", "A pass lasts at least an hour and at most three years.", "length");

    public static Failure RenewalInvalid { get; } = new(FailureKind.Invalid, "product_renewal_invalid",
        "Stripe renews passes by days, weeks, months or years, and needs a price in money. Choose another length, add a price, or let it be paid once.", "renews");

    public static Failure KindFixed { get; } = new(FailureKind.Conflict, "product_kind_fixed", "Credits cannot become a pass, nor a pass credits. Archive this product and make another.", "kind");

    public static Failure TierUnknown { get; } = new(FailureKind.Invalid, "product_tier_unknown", "That tier does not exist any more. Choose another one.", "tier");

    public static Failure PriceMissing { get; } = new(FailureKind.Invalid, "product_price_missing", "A product needs at least one price, in money or in Stars.", "prices");

    public static Failure PriceTwice(string currency) => new(FailureKind.Invalid, "product_price_twice", $"There are two prices in {currency}. Keep one.", "prices");

    public static Failure CurrencyUnknown(string currency) => new(FailureKind.Invalid, "currency_unknown",
        $"\"{currency}\" is no currency that Stripe charges in. Write three capitals such as USD, or XTR for Stars.", "prices");

    public static Failure PriceInvalid(Currency currency) => new(FailureKind.Invalid, "product_price_invalid", currency switch
    {
        { Code: Currencies.Stars } => $"Write a whole number of Stars from 1 to {Currencies.MostStars:N0}.",
        { Step: > 1 } => $"A price in {currency.Code} is {Currencies.Write(currency.Least, currency.Code)} to {Currencies.Write(currency.Most, currency.Code)}, in steps of {Currencies.Write(currency.Step, currency.Code)}.",
        _ => $"A price in {currency.Code} is {Currencies.Write(currency.Least, currency.Code)} to {Currencies.Write(currency.Most, currency.Code)}.",
    }, "prices");

    public static Failure TooMany { get; } = new(FailureKind.Conflict, "product_limit_reached", $"At most {ProductRules.MostOnSale} products can be on sale. Archive one first.");

    public static Failure AlreadyHere { get; } = new(FailureKind.Conflict, "product_already_here", "This product of Stripe's is in a catalogue here already.");

    public static Failure DeletedAtStripe { get; } = new(FailureKind.Conflict, "product_deleted_at_stripe", "Stripe's product is gone. Keep ours, which makes it there again, or archive it.");

    public static Failure NothingToTake { get; } = new(FailureKind.Conflict, "stripe_prices_unfit",
        "Stripe's product has no active price that is fixed and fits. Give it one in Stripe's dashboard: paid once, or for a pass that renews, renewed as often as ours.");

    public static Failure UnfitAtStripe(Failure why) => why with { Message = $"What Stripe has cannot be taken over: {why.Message}" };
}
