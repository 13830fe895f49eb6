using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>One comparison of what was paid (by Stripe's and Telegram's books) with what was granted (by ours).</summary>
public sealed class ReconciliationRun
{
    public long Id { get; init; }

    public required PaymentProvider Provider { get; init; }

    /// <summary>The bot whose Stars were compared; null for Stripe.</summary>
    public BotId? BotId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Up to where the provider's book was read: with Stripe Unix seconds, with Stars the number of transactions.</summary>
    public long Place { get; set; }

    /// <summary>Payments compared.</summary>
    public int Compared { get; set; }

    /// <summary>What it put right by itself.</summary>
    public int Repaired { get; set; }

    /// <summary>What it left to a person.</summary>
    public int Found { get; set; }

    public string? Error { get; set; }
}

/// <summary>A payment on which the two books do not agree.</summary>
public sealed class ReconciliationFinding : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required FindingKind Kind { get; init; }

    public required PaymentProvider Provider { get; init; }

    /// <summary>The provider's id: pi_…, cs_…, or a Stars charge.</summary>
    public required string Reference { get; init; }

    public long? PaymentId { get; init; }

    public string? Currency { get; init; }

    public long? Amount { get; init; }

    /// <summary>What differs, in words.</summary>
    public required string Detail { get; set; }

    public required FindingState State { get; set; }

    public required DateTimeOffset FoundAt { get; init; }

    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Who of the team settled it; null where the job or a late event did.</summary>
    public long? SettledBy { get; set; }
}

public enum FindingKind
{
    PaidNotGranted = 1,
    GrantedNotPaid = 2,

    /// <summary>Paid, and not what was asked for.</summary>
    AmountDiffers = 3,

    /// <summary>Money came in that belongs to no payment of ours.</summary>
    UnknownPayment = 4,

    /// <summary>Money went back and credits did not.</summary>
    RefundNotTaken = 5,
}

public enum FindingState
{
    Open = 1,
    Repaired = 2,

    /// <summary>Somebody looked and let it be.</summary>
    Dismissed = 3,
}

internal sealed class ReconciliationConfiguration : IEntityTypeConfiguration<ReconciliationRun>, IEntityTypeConfiguration<ReconciliationFinding>
{
    public void Configure(EntityTypeBuilder<ReconciliationRun> builder)
    {
        builder.ToTable("ReconciliationRuns");
        builder.Property(r => r.Error).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<ReconciliationFinding> builder)
    {
        builder.ToTable("ReconciliationFindings");
        builder.Property(f => f.Reference).HasMaxLength(128);
        builder.Property(f => f.Currency).HasMaxLength(3);
        builder.Property(f => f.Detail).HasMaxLength(500);
        builder.HasIndex(f => new { f.WorkspaceId, f.State, f.Id });
        builder.HasIndex(f => new { f.WorkspaceId, f.Reference, f.Kind }).IsUnique();
    }
}
