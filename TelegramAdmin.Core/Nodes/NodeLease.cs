using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TelegramAdmin.Core.Nodes;

/// <summary>What one node does and no other: the work of one bot, or the lead. It holds as long as its node is alive.</summary>
public sealed class NodeLease
{
    /// <summary>Loops, jobs and everything else that is of no bot.</summary>
    public const string Lead = "lead";

    /// <summary><see cref="Lead"/>, or a bot's number.</summary>
    public required string Name { get; init; }

    /// <summary>Null where it was given back.</summary>
    public string? NodeId { get; init; }

    /// <summary>How often it changed hands.</summary>
    public required long Epoch { get; init; }

    public required DateTimeOffset Since { get; init; }
}

internal sealed class NodeLeaseConfiguration : IEntityTypeConfiguration<NodeLease>
{
    public void Configure(EntityTypeBuilder<NodeLease> builder)
    {
        builder.ToTable("NodeLeases");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(32);
        builder.Property(l => l.NodeId).HasMaxLength(32);
    }
}
