using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>What another program shows to use the REST API and the Bot API gateway. The key itself is shown once and stored as a hash only.</summary>
public sealed class ApiKey : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the key in lower-case hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>The key before the last rotation; it goes on working until <see cref="OldUntil"/>.</summary>
    public string? OldHash { get; set; }

    public DateTimeOffset? OldUntil { get; set; }

    /// <summary>What may be seen of it: its first and last characters.</summary>
    public required string Hint { get; set; }

    /// <summary>What it allows, in the words of the API, separated by spaces.</summary>
    public required string Scopes { get; set; }

    /// <summary>The bots that it may use, separated by commas; null for every bot of the workspace.</summary>
    public string? Bots { get; set; }

    /// <summary>Requests a second; null for no limit of its own.</summary>
    public int? RatePerSecond { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Written every few seconds, not with each request.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>Signs the calls to a message's <c>callback_url</c>, as Standard Webhooks say.</summary>
    public required string ProtectedCallbackSecret { get; set; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.Property(k => k.Name).HasMaxLength(100);
        builder.Property(k => k.Hash).HasMaxLength(64);
        builder.Property(k => k.OldHash).HasMaxLength(64);
        builder.Property(k => k.Hint).HasMaxLength(32);
        builder.Property(k => k.CreatedBy).HasMaxLength(256);
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasIndex(k => k.OldHash).HasFilter("old_hash IS NOT NULL");
        builder.HasIndex(k => new { k.WorkspaceId, k.Id });
    }
}
