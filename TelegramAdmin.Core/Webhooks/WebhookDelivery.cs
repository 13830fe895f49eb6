using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Core.Webhooks;

/// <summary>One event on its way to one address. Written in the transaction that made the event true.</summary>
public sealed class WebhookDelivery : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Null for a message's own <c>callback_url</c>, and for a call that a rule makes.</summary>
    public long? EndpointId { get; init; }

    /// <summary>With a <c>callback_url</c>: the key whose secret signs. A rule's call has none: it is signed with <see cref="CallSecret"/>.</summary>
    public long? ApiKeyId { get; init; }

    /// <summary>Without an endpoint: where to.</summary>
    public string? Url { get; init; }

    /// <summary>webhook-id: the same on every try.</summary>
    public required string EventId { get; init; }

    public required string EventType { get; init; }

    /// <summary>The body, exactly as it is signed.</summary>
    public required string Payload { get; init; }

    public required WebhookDeliveryState State { get; set; }

    public required int Attempts { get; set; }

    /// <summary>While pending: when the next try is due.</summary>
    public required DateTimeOffset NextAt { get; set; }

    public int? LastStatus { get; set; }

    public string? LastError { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>The drawing is in docs/state-machines.md.</summary>
public enum WebhookDeliveryState
{
    /// <summary>Waits for <see cref="WebhookDelivery.NextAt"/>.</summary>
    Pending = 1,

    /// <summary>Answered with 2xx. Final.</summary>
    Delivered = 2,

    /// <summary>Its tries are used up, or the endpoint was switched off. Final until somebody sends it again.</summary>
    Failed = 3,
}

/// <summary>One try.</summary>
public sealed class WebhookAttempt : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long DeliveryId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null where no answer came.</summary>
    public int? Status { get; init; }

    public string? Error { get; init; }

    public required int TookMilliseconds { get; init; }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>, IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("WebhookDeliveries");
        builder.Property(d => d.Url).HasMaxLength(2000);
        builder.Property(d => d.EventId).HasMaxLength(64);
        builder.Property(d => d.EventType).HasMaxLength(64);
        builder.Property(d => d.LastError).HasMaxLength(1000);
        builder.HasIndex(d => d.NextAt).HasFilter("state = 1").HasDatabaseName("ix_webhook_deliveries_due");
        builder.HasIndex(d => new { d.WorkspaceId, d.Id });
        builder.HasIndex(d => new { d.EndpointId, d.Id });
    }

    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.ToTable("WebhookAttempts");
        builder.Property(a => a.Error).HasMaxLength(1000);
        builder.HasIndex(a => a.DeliveryId);
    }
}

public static class WebhookRows
{
    extension(AppDbContext db)
    {
        public DbSet<WebhookEndpoint> WebhookEndpoints => db.Set<WebhookEndpoint>();

        public DbSet<WebhookDelivery> WebhookDeliveries => db.Set<WebhookDelivery>();

        public DbSet<WebhookAttempt> WebhookAttempts => db.Set<WebhookAttempt>();
    }
}
