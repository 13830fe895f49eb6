using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>Something that people can buy: credits, or a time in which messages are free.</summary>
public sealed class Product : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required ProductKind Kind { get; init; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>Name and description in other languages as JSON; see <see cref="ProductTexts"/>.</summary>
    public string? Texts { get; set; }

    /// <summary>With credits: how many.</summary>
    public long Credits { get; set; }

    /// <summary>With a pass: how many <see cref="PassUnit"/>s.</summary>
    public int PassLength { get; set; }

    public PassUnit PassUnit { get; set; } = PassUnit.Day;

    /// <summary>With a pass: Stripe renews it until the person cancels. Stars pay for one time at once.</summary>
    public bool Renews { get; set; }

    public ProductBadge? Badge { get; set; }

    /// <summary>Buying it puts the person into this tier.</summary>
    public long? TierId { get; set; }

    /// <summary>Order in the catalogue.</summary>
    public required int Position { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>Its id at Stripe, in test mode and in live mode.</summary>
    public string? StripeTestId { get; set; }

    public string? StripeLiveId { get; set; }

    /// <summary>Whether Stripe has it as we have it.</summary>
    public SyncState Sync { get; set; } = SyncState.Waiting;

    /// <summary>What differs, or what Stripe said.</summary>
    public string? SyncDetail { get; set; }

    public DateTimeOffset? SyncedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    public List<ProductPrice> Prices { get; init; } = [];
}

/// <summary>What a product costs in one currency. Payments keep the price that they were begun with.</summary>
public sealed class ProductPrice : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public long ProductId { get; init; }

    /// <summary>ISO 4217 in upper case, or XTR for Telegram Stars.</summary>
    public required string Currency { get; init; }

    /// <summary>In the currency's smallest unit: cents, whole yen, whole Stars.</summary>
    public required long Amount { get; set; }

    /// <summary>Its id at Stripe, in test mode and in live mode; a new one for each new amount.</summary>
    public string? StripeTestId { get; set; }

    public string? StripeLiveId { get; set; }

    /// <summary>The amount that the Stripe price was made with.</summary>
    public long? StripeAmount { get; set; }
}

public enum ProductKind
{
    Credits = 1,
    Pass = 2,
}

public enum ProductBadge
{
    MostPopular = 1,
    BestValue = 2,
    New = 3,
}

/// <summary>Whether Stripe and we agree on a product.</summary>
public enum SyncState
{
    /// <summary>Changed here and not told to Stripe yet.</summary>
    Waiting = 1,
    InStep = 2,

    /// <summary>Changed at Stripe; somebody decides which one counts.</summary>
    Differs = 3,

    /// <summary>Stripe refused it.</summary>
    Failed = 4,

    /// <summary>No Stripe key, or a product for Stars only.</summary>
    Off = 5,
}

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>, IEntityTypeConfiguration<ProductPrice>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("Products");
        builder.Property(p => p.Name).HasMaxLength(100);
        builder.Property(p => p.Description).HasMaxLength(500);
        builder.Property(p => p.StripeTestId).HasMaxLength(64);
        builder.Property(p => p.StripeLiveId).HasMaxLength(64);
        builder.Property(p => p.SyncDetail).HasMaxLength(500);
        builder.HasIndex(p => new { p.WorkspaceId, p.Position });
        builder.HasIndex(p => p.StripeTestId).IsUnique().HasFilter("stripe_test_id IS NOT NULL");
        builder.HasIndex(p => p.StripeLiveId).IsUnique().HasFilter("stripe_live_id IS NOT NULL");
        builder.HasMany(p => p.Prices).WithOne().HasForeignKey(p => p.ProductId);
    }

    public void Configure(EntityTypeBuilder<ProductPrice> builder)
    {
        builder.ToTable("ProductPrices", table => table.HasCheckConstraint("ck_product_prices_amount", "amount > 0"));
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.StripeTestId).HasMaxLength(64);
        builder.Property(p => p.StripeLiveId).HasMaxLength(64);
        builder.HasIndex(p => new { p.ProductId, p.Currency }).IsUnique();
    }
}
