using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>A key that reads a bot's updates at its own offset, whatever way the bot itself receives. Made when it first reads.</summary>
public sealed class Consumer : IWorkspaceOwned
{
    public required long ApiKeyId { get; init; }

    public required BotId BotId { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The row of the update log up to which it has confirmed.</summary>
    public required long ConfirmedId { get; set; }

    /// <summary>With getUpdates: the row up to which the log was given out; which of those wait for the next offset, <see cref="Unconfirmed"/> says.</summary>
    public required long GivenId { get; set; }

    /// <summary>With getUpdates: the rows that it was given and has not confirmed, separated by commas; at most 100.</summary>
    public string? Unconfirmed { get; set; }

    /// <summary>The kinds of update that it wants, as JSON; null for Telegram's default.</summary>
    public string? AllowedUpdates { get; set; }

    /// <summary>Where it wants its updates delivered; null while it asks for them.</summary>
    public string? WebhookUrl { get; set; }

    public string? ProtectedSecretToken { get; set; }

    /// <summary>Deliveries side by side, 1 to 100.</summary>
    public int MaxConnections { get; set; } = 40;

    public DateTimeOffset? LastErrorAt { get; set; }

    public string? LastError { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }
}

internal sealed class ConsumerConfiguration : IEntityTypeConfiguration<Consumer>
{
    public void Configure(EntityTypeBuilder<Consumer> builder)
    {
        builder.ToTable("Consumers");
        builder.HasKey(c => new { c.ApiKeyId, c.BotId });
        builder.Property(c => c.WebhookUrl).HasMaxLength(2000);
        builder.Property(c => c.LastError).HasMaxLength(1000);
        builder.HasIndex(c => c.BotId);
    }
}

public static class ConsumerRows
{
    extension(AppDbContext db)
    {
        public DbSet<Consumer> Consumers => db.Set<Consumer>();
    }
}
