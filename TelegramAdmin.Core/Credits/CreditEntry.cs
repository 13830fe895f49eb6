using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>One movement of credits. Entries are never changed or removed (the database refuses it); what was wrong is put right by another entry.</summary>
public sealed class CreditEntry : IWorkspaceOwned
{
    public const int LargestSource = 160;

    public const int LargestNote = 300;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long AccountId { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>Positive into the account, negative out of it; zero where a pass made a message free, or a correction found the balance right.</summary>
    public required long Amount { get; init; }

    public required long BalanceAfter { get; init; }

    /// <summary>What caused it, such as <c>update:7014:991</c> or <c>payment:318</c>; unique in the workspace, so that one cause moves credits once.</summary>
    public required string Source { get; init; }

    /// <summary>Why, in words for people: the reason of a correction, the product of a purchase.</summary>
    public string? Note { get; init; }

    /// <summary>Who of the team did it.</summary>
    public long? AdminId { get; init; }

    /// <summary>The bot in which it happened.</summary>
    public BotId? BotId { get; init; }

    public long? PaymentId { get; init; }

    /// <summary>With a spend: what was taken of which lots, as <c>lot:amount,…</c>, so that a refund puts it back where it was.</summary>
    public string? Lots { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Why credits moved. Numbers are stored: add at the end.</summary>
public enum EntryKind
{
    /// <summary>Bought.</summary>
    Purchase = 1,

    /// <summary>Given without being paid: the free credits of the start, the tutorial's bonus, a tier's bonus.</summary>
    Bonus = 2,

    /// <summary>A message.</summary>
    Spend = 3,

    /// <summary>A message that did not reach the team.</summary>
    Refund = 4,

    /// <summary>Set aside.</summary>
    Hold = 5,

    /// <summary>Set aside before, and back.</summary>
    Release = 6,

    /// <summary>Bonus credits whose time is over.</summary>
    Expiry = 7,

    /// <summary>By the team, with a reason.</summary>
    Correction = 8,

    /// <summary>Taken back because the money went back.</summary>
    Reversal = 9,

    /// <summary>From another person.</summary>
    GiftReceived = 10,

    /// <summary>A promo code.</summary>
    Promo = 11,

    /// <summary>For bringing somebody, or for being brought.</summary>
    Referral = 12,

    /// <summary>The person's own reset, where testing is allowed.</summary>
    Reset = 13,

    /// <summary>From the team, to many at once.</summary>
    Gift = 14,

    /// <summary>What of such a gift was unspent, taken back.</summary>
    GiftUndone = 15,

    /// <summary>To another account of the same human, or back from there; both have an entry.</summary>
    Moved = 16,
}

internal sealed class CreditEntryConfiguration : IEntityTypeConfiguration<CreditEntry>
{
    public void Configure(EntityTypeBuilder<CreditEntry> builder)
    {
        builder.ToTable("CreditEntries");
        builder.Property(e => e.Source).HasMaxLength(CreditEntry.LargestSource);
        builder.Property(e => e.Note).HasMaxLength(CreditEntry.LargestNote);
        builder.HasIndex(e => new { e.WorkspaceId, e.Source }).IsUnique();
        builder.HasIndex(e => new { e.AccountId, e.Id });
        builder.HasIndex(e => e.PaymentId).HasFilter("payment_id IS NOT NULL");
        // Entries that used the last credit up, for the funnel.
        builder.HasIndex(e => e.AccountId).HasFilter("kind = 3 AND balance_after <= 0").HasDatabaseName("ix_credit_entries_used_up");
    }
}
