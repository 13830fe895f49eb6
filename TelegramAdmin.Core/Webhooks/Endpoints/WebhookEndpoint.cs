using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks.Endpoints;

/// <summary>Where another program wants to hear what became of messages (standardwebhooks.com). Not to be confused with the webhook of a bot.</summary>
public sealed class WebhookEndpoint : IWorkspaceOwned
{
    /// <summary>So many may a workspace have.</summary>
    public const int Most = 20;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Url { get; set; }

    public string? Description { get; set; }

    /// <summary>The types of event that it wants, separated by spaces; null for all.</summary>
    public string? EventTypes { get; set; }

    /// <summary>Only of these bots, separated by commas; null for all.</summary>
    public string? Bots { get; set; }

    public required string ProtectedSecret { get; set; }

    /// <summary>The secret before the last rotation; both sign until <see cref="OldSecretUntil"/>.</summary>
    public string? ProtectedOldSecret { get; set; }

    public DateTimeOffset? OldSecretUntil { get; set; }

    public required bool IsEnabled { get; set; }

    /// <summary>Why it was switched off; null while it is on, or where a person did it.</summary>
    public string? DisabledReason { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Since when nothing has arrived there; null while it answers.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>The API key that made it, and that may change it; null where a person did.</summary>
    public long? ApiKeyId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class WebhookEndpointConfiguration : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> builder)
    {
        builder.ToTable("WebhookEndpoints");
        builder.Property(e => e.Url).HasMaxLength(2000);
        builder.Property(e => e.Description).HasMaxLength(200);
        builder.Property(e => e.DisabledReason).HasMaxLength(1000);
        builder.HasIndex(e => e.WorkspaceId);
    }
}
