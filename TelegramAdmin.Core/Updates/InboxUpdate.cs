using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Updates;

/// <summary>A stored update: exactly what Telegram sent, unknown fields and kinds too. Unique by bot and update id.</summary>
public sealed class InboxUpdate : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required BotId BotId { get; init; }

    public required long UpdateId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The chat whose order it belongs to; 0 where there is none.</summary>
    public required long ChatId { get; init; }

    public required string Payload { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Set in the transaction that holds its effects; null while it has none.</summary>
    public DateTimeOffset? ProcessedAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>After a failure: not tried again before this.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Why the last try failed; kept when it was given up.</summary>
    public string? Error { get; init; }
}

internal sealed class InboxUpdateConfiguration : IEntityTypeConfiguration<InboxUpdate>
{
    public void Configure(EntityTypeBuilder<InboxUpdate> builder)
    {
        builder.ToTable("InboxUpdates");
        builder.Property(u => u.Kind).HasMaxLength(64);
        builder.HasIndex(u => new { u.BotId, u.UpdateId }).IsUnique();
        builder.HasIndex(u => u.Id).HasFilter("processed_at IS NULL").HasDatabaseName("ix_inbox_updates_waiting");
        builder.HasIndex(u => new { u.WorkspaceId, u.Id }).HasFilter("error IS NOT NULL").HasDatabaseName("ix_inbox_updates_faults");
        builder.HasIndex(u => u.ReceivedAt);
        builder.HasIndex(u => new { u.BotId, u.Id }); // Programs read a bot's updates in the order of the log.
    }
}

public static class UpdateRows
{
    extension(AppDbContext db)
    {
        public DbSet<InboxUpdate> InboxUpdates => db.Set<InboxUpdate>();
    }
}
