using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TelegramAdmin.Core.Nodes;

/// <summary>A process that works on this database beside others. Its times are the database's, so that clocks of machines do not matter.</summary>
public sealed class Node
{
    /// <summary>Of one run; after a restart the node of the same name has another.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>Where it listens, as it was told.</summary>
    public required string Address { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Until then it is taken for alive, and what it leases is nobody else's.</summary>
    public required DateTimeOffset AliveUntil { get; init; }
}

internal sealed class NodeConfiguration : IEntityTypeConfiguration<Node>
{
    public void Configure(EntityTypeBuilder<Node> builder)
    {
        builder.ToTable("Nodes");
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).HasMaxLength(32);
        builder.Property(n => n.Name).HasMaxLength(200);
        builder.Property(n => n.Version).HasMaxLength(100);
        builder.Property(n => n.Address).HasMaxLength(500);
    }
}
