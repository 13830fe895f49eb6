using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Stripe;

/// <summary>An event as Stripe delivered it. Its id is unique, so a second delivery finds it here.</summary>
public sealed class StripeEvent
{
    public long Id { get; init; }

    /// <summary>evt_…</summary>
    public required string EventId { get; init; }

    /// <summary>Such as checkout.session.completed.</summary>
    public required string Type { get; init; }

    public required bool IsLive { get; init; }

    /// <summary>The whole event as JSON.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>Not worked on before this.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? ProcessedAt { get; init; }

    /// <summary>Why the last try failed, or why it was set aside.</summary>
    public string? Error { get; init; }
}

/// <summary>A person as Stripe knows them, in test or in live mode.</summary>
public sealed class StripeCustomer : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long AccountId { get; init; }

    public required bool IsLive { get; init; }

    /// <summary>cus_…</summary>
    public required string CustomerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A pass that Stripe renews.</summary>
public sealed class Subscription : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long AccountId { get; init; }

    public required BotId BotId { get; init; }

    public required long ProductId { get; init; }

    /// <summary>sub_…</summary>
    public required string StripeSubscriptionId { get; init; }

    public required bool IsLive { get; init; }

    /// <summary>Stripe's word, such as active, past_due, canceled.</summary>
    public required string Status { get; set; }

    public bool CancelsAtPeriodEnd { get; set; }

    public DateTimeOffset? CurrentPeriodEnd { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class StripeEventConfiguration : IEntityTypeConfiguration<StripeEvent>, IEntityTypeConfiguration<StripeCustomer>, IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<StripeEvent> builder)
    {
        builder.ToTable("StripeEvents");
        builder.Property(e => e.EventId).HasMaxLength(64);
        builder.Property(e => e.Type).HasMaxLength(80);
        builder.Property(e => e.Error).HasMaxLength(1000);
        builder.HasIndex(e => e.EventId).IsUnique();
        builder.HasIndex(e => e.Id).HasFilter("processed_at IS NULL").HasDatabaseName("ix_stripe_events_waiting");
    }

    public void Configure(EntityTypeBuilder<StripeCustomer> builder)
    {
        builder.ToTable("StripeCustomers");
        builder.Property(c => c.CustomerId).HasMaxLength(64);
        builder.HasIndex(c => new { c.AccountId, c.IsLive }).IsUnique();
        builder.HasIndex(c => c.CustomerId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable("Subscriptions");
        builder.Property(s => s.StripeSubscriptionId).HasMaxLength(64);
        builder.Property(s => s.Status).HasMaxLength(32);
        builder.HasIndex(s => s.StripeSubscriptionId).IsUnique();
        builder.HasIndex(s => s.AccountId);
    }
}
