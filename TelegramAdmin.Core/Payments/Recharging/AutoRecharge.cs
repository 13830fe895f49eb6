using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>A person's wish that a package is bought with their saved card whenever their credits run low.</summary>
public sealed class AutoRecharge : IWorkspaceOwned
{
    public required long AccountId { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The bot in which it was agreed to, and which tells of it.</summary>
    public required BotId BotId { get; set; }

    public required bool IsLive { get; set; }

    /// <summary>Buys when the balance falls below this.</summary>
    public required long Threshold { get; set; }

    public required long ProductId { get; set; }

    public required string Currency { get; set; }

    /// <summary>What one purchase costs in the words that the person agreed to, in the smallest unit; nothing dearer is bought.</summary>
    public long? AgreedAmount { get; set; }

    /// <summary>At most so much in a calendar month (UTC), in the smallest unit.</summary>
    public required long MonthlyCap { get; set; }

    public required RechargeState State { get; set; }

    /// <summary>pm_…; null until the card is saved.</summary>
    public string? PaymentMethodId { get; set; }

    /// <summary>Such as "Visa ·· 4242".</summary>
    public string? MethodName { get; set; }

    /// <summary>The words that the person agreed to, and when.</summary>
    public string? ConsentText { get; set; }

    public DateTimeOffset? ConsentAt { get; set; }

    /// <summary>The checkout in which the card is being saved.</summary>
    public string? SetupSessionId { get; set; }

    /// <summary>The payment under way; never two at once.</summary>
    public long? PaymentId { get; set; }

    /// <summary>Declines in a row.</summary>
    public int Failures { get; set; }

    public DateTimeOffset? NextTryAt { get; set; }

    public string? LastFailure { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Whether its owner still wants this very purchase.</summary>
    public bool IsBuying(Payment payment) => State is RechargeState.On or RechargeState.Retrying && PaymentId == payment.Id;
}

/// <summary>Where an auto-recharge stands; the drawing is in docs/state-machines.md.</summary>
public enum RechargeState
{
    /// <summary>Chosen; the person still has to save a card or to agree.</summary>
    Preparing = 1,
    On = 2,

    /// <summary>The last charge was declined; it is tried again.</summary>
    Retrying = 3,

    /// <summary>The bank wants the person to confirm; they have a link.</summary>
    NeedsConfirmation = 4,

    /// <summary>Switched off by the person.</summary>
    Off = 5,

    /// <summary>Switched off after the last try failed.</summary>
    GivenUp = 6,
}

internal sealed class AutoRechargeConfiguration : IEntityTypeConfiguration<AutoRecharge>
{
    public void Configure(EntityTypeBuilder<AutoRecharge> builder)
    {
        builder.ToTable("AutoRecharges");
        builder.HasKey(r => r.AccountId);
        builder.Property(r => r.AccountId).ValueGeneratedNever();
        builder.Property(r => r.Currency).HasMaxLength(3);
        builder.Property(r => r.PaymentMethodId).HasMaxLength(64);
        builder.Property(r => r.MethodName).HasMaxLength(64);
        builder.Property(r => r.ConsentText).HasMaxLength(2000);
        builder.Property(r => r.SetupSessionId).HasMaxLength(128);
        builder.Property(r => r.LastFailure).HasMaxLength(500);
        builder.HasIndex(r => new { r.WorkspaceId, r.State });
        builder.HasIndex(r => r.NextTryAt).HasFilter("next_try_at IS NOT NULL");
    }
}
