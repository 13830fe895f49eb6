using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Workspaces;

/// <summary>One tenant: its bots, people, conversations and staff. Small teams have one and never meet the word.</summary>
public sealed class Workspace
{
    public required WorkspaceId Id { get; init; }

    public required string Name { get; set; }

    /// <summary>How many messages may be taken into the queue in a calendar month (UTC); null for no limit.</summary>
    public long? LargestMonthlyMessages { get; set; }

    /// <summary>How many bots may be registered; null for no limit.</summary>
    public int? LargestBots { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when nobody signs in to it and its bots rest; null for one that is open.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>The bots that ran when it was archived, separated by commas: they start again when it is brought back.</summary>
    public string? RestingBots { get; set; }
}

internal sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> builder)
    {
        builder.ToTable("Workspaces");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Name).HasMaxLength(100);
    }
}

public static class WorkspaceRows
{
    extension(AppDbContext db)
    {
        public DbSet<Workspace> Workspaces => db.Set<Workspace>();
    }
}
