using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>A word that gives credits at once, or a discount on the next purchase.</summary>
public sealed class PromoCode : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Upper case; people may type it in any case.</summary>
    public required string Code { get; init; }

    public required PromoKind Kind { get; init; }

    /// <summary>Credits, or percent off.</summary>
    public required int Value { get; init; }

    /// <summary>Credits that it gives end after so many days; null for never.</summary>
    public int? CreditsLastDays { get; init; }

    /// <summary>How many people may use it; null for any number. Each uses it once.</summary>
    public int? LargestUses { get; set; }

    public int Uses { get; set; }

    public DateTimeOffset? StartsAt { get; set; }

    public DateTimeOffset? EndsAt { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

public enum PromoKind
{
    Credits = 1,
    PercentOff = 2,
}

/// <summary>That a person used a code.</summary>
public sealed class PromoUse : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long PromoCodeId { get; init; }

    public required long AccountId { get; init; }

    public required DateTimeOffset UsedAt { get; init; }

    /// <summary>The purchase that the discount went to.</summary>
    public long? PaymentId { get; set; }
}

/// <summary>Credits that one person gives to another: held until the other one opens the link.</summary>
public sealed class CreditGift : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Stands in the link; whoever has it can claim the gift.</summary>
    public required string Code { get; init; }

    public required long FromAccountId { get; init; }

    public required BotId BotId { get; init; }

    public required long HoldId { get; init; }

    public required long Amount { get; init; }

    public required GiftState State { get; set; }

    public long? ToAccountId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? SettledAt { get; set; }
}

public enum GiftState
{
    Waiting = 1,
    Claimed = 2,

    /// <summary>Taken back by the giver, or not claimed in time.</summary>
    Returned = 3,
}

internal sealed class PromoCodeConfiguration : IEntityTypeConfiguration<PromoCode>, IEntityTypeConfiguration<PromoUse>, IEntityTypeConfiguration<CreditGift>
{
    public void Configure(EntityTypeBuilder<PromoCode> builder)
    {
        builder.ToTable("PromoCodes");
        builder.Property(p => p.Code).HasMaxLength(32);
        builder.HasIndex(p => new { p.WorkspaceId, p.Code }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PromoUse> builder)
    {
        builder.ToTable("PromoUses");
        builder.HasKey(u => new { u.PromoCodeId, u.AccountId });
    }

    public void Configure(EntityTypeBuilder<CreditGift> builder)
    {
        builder.ToTable("CreditGifts");
        builder.Property(g => g.Code).HasMaxLength(32);
        builder.HasIndex(g => g.Code).IsUnique();
        builder.HasIndex(g => g.FromAccountId);
    }
}

public static class CreditRows
{
    extension(AppDbContext db)
    {
        public DbSet<CreditAccount> CreditAccounts => db.Set<CreditAccount>();

        public DbSet<CreditEntry> CreditEntries => db.Set<CreditEntry>();

        public DbSet<CreditHold> CreditHolds => db.Set<CreditHold>();

        public DbSet<CreditLot> CreditLots => db.Set<CreditLot>();

        public DbSet<AccessPass> AccessPasses => db.Set<AccessPass>();

        public DbSet<Tier> Tiers => db.Set<Tier>();

        public DbSet<PromoCode> PromoCodes => db.Set<PromoCode>();

        public DbSet<PromoUse> PromoUses => db.Set<PromoUse>();

        public DbSet<CreditGift> CreditGifts => db.Set<CreditGift>();
    }
}
