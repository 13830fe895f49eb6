using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Catalogue;

namespace TelegramAdmin.Features.Payments.Products;

/// <summary>A product as it is being typed.</summary>
public sealed class ProductInput
{
    public ProductKind Kind { get; set; } = ProductKind.Credits;

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>By the language's two letters.</summary>
    public Dictionary<string, TextInput> Texts { get; } = [];

    public string Credits { get; set; } = "";

    public string PassLength { get; set; } = "1";

    public PassUnit PassUnit { get; set; } = PassUnit.Month;

    public bool Renews { get; set; }

    public string Badge { get; set; } = "";

    public string Tier { get; set; } = "";

    public List<PriceInput> Prices { get; } = [];

    public static ProductInput New(string currency) => new() { Prices = { new PriceInput(currency) } };

    public static ProductInput Of(Product product)
    {
        var input = new ProductInput
        {
            Kind = product.Kind,
            Name = product.Name,
            Description = product.Description ?? "",
            Credits = product.Credits > 0 ? Plain(product.Credits) : "",
            PassLength = product.PassLength > 0 ? Plain(product.PassLength) : "1",
            PassUnit = product.PassUnit,
            Renews = product.Renews,
            Badge = product.Badge?.ToString() ?? "",
            Tier = product.TierId is { } tier ? Plain(tier) : "",
        };
        foreach (var (language, text) in ProductTexts.Read(product.Texts).Languages)
            input.Texts[language] = new TextInput { Name = text.Name, Description = text.Description ?? "" };
        input.Prices.AddRange(product.Prices.OrderBy(p => p.Currency == ProductWords.Stars).ThenBy(p => p.Id).Select(p => new PriceInput(p.Currency) { Amount = Amounts.Plain(p.Amount, p.Currency) }));
        return input;
    }

    /// <summary>What can be told before the catalogue itself looks: that numbers are numbers.</summary>
    public Result<ProductDraft> ToDraft()
    {
        var credits = Number(Credits);
        if (Kind == ProductKind.Credits && credits is null)
            return Wrong("Nothing was saved. Write the credits as a whole number.", "credits");
        var length = Number(PassLength);
        if (Kind == ProductKind.Pass && length is null or > int.MaxValue)
            return Wrong("Nothing was saved. Write the length as a whole number.", "length");
        var prices = new List<PriceDraft>();
        foreach (var price in Prices)
        {
            if (price.Currency.Trim().ToUpperInvariant() is not { Length: 3 } currency)
                return Wrong("Nothing was saved. Write a currency as three letters, such as USD.", "prices");
            if (Amounts.Read(price.Amount, currency) is not { } amount)
                return Wrong($"Nothing was saved. {price.Amount} is no amount in {(currency == ProductWords.Stars ? "Stars" : currency)}. Write it as {Amounts.Plain(799, currency)}.", "prices");
            prices.Add(new PriceDraft(currency, amount));
        }
        return new ProductDraft
        {
            Kind = Kind,
            Name = Name.Trim(),
            Description = Filled(Description),
            Texts = new ProductTexts(Texts.Where(t => Filled(t.Value.Name) is not null).ToDictionary(t => t.Key, t => new ProductText(t.Value.Name.Trim(), Filled(t.Value.Description)))),
            Credits = Kind == ProductKind.Credits ? credits!.Value : 0,
            PassLength = Kind == ProductKind.Pass ? (int)length!.Value : 0,
            PassUnit = PassUnit,
            Renews = Kind == ProductKind.Pass && Renews,
            Badge = Enum.TryParse<ProductBadge>(Badge, out var badge) ? badge : null,
            TierId = Number(Tier),
            Prices = prices,
        };
    }

    private static long? Number(string text) => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Failure Wrong(string what, string field) => new(FailureKind.Invalid, "product_input_invalid", what, field);
}

public sealed class PriceInput(string currency)
{
    public string Currency { get; set; } = currency;

    public string Amount { get; set; } = "";
}

public sealed class TextInput
{
    public string Name { get; set; } = "";

    public string Description { get; set; } = "";
}
