using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>What somebody wants a product to be; see <see cref="ProductRules"/>.</summary>
public sealed record ProductDraft
{
    /// <summary>Fixed once it is made.</summary>
    public required ProductKind Kind { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>In other languages than English.</summary>
    public ProductTexts Texts { get; init; } = ProductTexts.None;

    public long Credits { get; init; }

    public int PassLength { get; init; }

    public PassUnit PassUnit { get; init; } = PassUnit.Day;

    public bool Renews { get; init; }

    public ProductBadge? Badge { get; init; }

    public long? TierId { get; init; }

    /// <summary>One for each currency.</summary>
    public required IReadOnlyList<PriceDraft> Prices { get; init; }

    public static ProductDraft Of(Product product) => new()
    {
        Kind = product.Kind,
        Name = product.Name,
        Description = product.Description,
        Texts = ProductTexts.Read(product.Texts),
        Credits = product.Credits,
        PassLength = product.PassLength,
        PassUnit = product.PassUnit,
        Renews = product.Renews,
        Badge = product.Badge,
        TierId = product.TierId,
        Prices = [.. product.Prices.Select(p => new PriceDraft(p.Currency, p.Amount))],
    };
}

/// <param name="Currency">ISO 4217 in capitals, or XTR.</param>
/// <param name="Amount">In the currency's smallest unit.</param>
public sealed record PriceDraft(string Currency, long Amount);
