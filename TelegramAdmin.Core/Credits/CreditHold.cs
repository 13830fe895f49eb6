using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>Credits set aside until something is decided: a gift until it is claimed, a purchase until its dispute or refund is over.</summary>
public sealed class CreditHold : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long AccountId { get; init; }

    public required long Amount { get; init; }

    /// <summary>The source of the entry that set them aside; unique in the workspace.</summary>
    public required string Source { get; init; }

    public required HoldState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SettledAt { get; init; }
}

public enum HoldState
{
    Held = 1,

    /// <summary>Gone for good.</summary>
    Taken = 2,

    /// <summary>Back in the balance.</summary>
    Released = 3,
}

/// <summary>Granted credits that end: what is left of them is spent before credits that do not end, the earliest end first.</summary>
public sealed class CreditLot : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long AccountId { get; init; }

    public required long EntryId { get; init; }

    public required long Remaining { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A time in which a person's messages are free.</summary>
public sealed class AccessPass : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long AccountId { get; init; }

    /// <summary>The name of the product, or the reason why the team gave it.</summary>
    public required string Name { get; init; }

    /// <summary>What caused it; unique in the workspace.</summary>
    public required string Source { get; init; }

    public long? PaymentId { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Taken back, because the money went back for instance.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class CreditHoldConfiguration : IEntityTypeConfiguration<CreditHold>, IEntityTypeConfiguration<CreditLot>, IEntityTypeConfiguration<AccessPass>
{
    public void Configure(EntityTypeBuilder<CreditHold> builder)
    {
        builder.ToTable("CreditHolds");
        builder.Property(h => h.Source).HasMaxLength(CreditEntry.LargestSource);
        builder.HasIndex(h => new { h.WorkspaceId, h.Source }).IsUnique();
        builder.HasIndex(h => h.AccountId);
    }

    public void Configure(EntityTypeBuilder<CreditLot> builder)
    {
        builder.ToTable("CreditLots");
        builder.HasIndex(l => new { l.AccountId, l.ExpiresAt }).HasFilter("remaining > 0").HasDatabaseName("ix_credit_lots_open");
        builder.HasIndex(l => l.ExpiresAt).HasFilter("remaining > 0").HasDatabaseName("ix_credit_lots_due");
    }

    public void Configure(EntityTypeBuilder<AccessPass> builder)
    {
        builder.ToTable("AccessPasses");
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.Source).HasMaxLength(CreditEntry.LargestSource);
        builder.HasIndex(p => new { p.WorkspaceId, p.Source }).IsUnique();
        builder.HasIndex(p => new { p.AccountId, p.EndsAt });
        builder.HasIndex(p => p.PaymentId).HasFilter("payment_id IS NOT NULL");
    }
}
