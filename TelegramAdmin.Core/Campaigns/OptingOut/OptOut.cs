using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.OptingOut;

/// <summary>What messages for many are about, such as news or offers; people opt out of one and keep the others.</summary>
public sealed class BroadcastCategory : IWorkspaceOwned
{
    public const int LongestName = 40;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>As people read it.</summary>
    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Somebody wants no more messages of a category.</summary>
public sealed class OptOut : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long TelegramUserId { get; init; }

    public required long CategoryId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The broadcast under which they pressed it; null where they did it elsewhere.</summary>
    public long? BroadcastId { get; init; }
}

internal sealed class OptOutConfiguration : IEntityTypeConfiguration<OptOut>, IEntityTypeConfiguration<BroadcastCategory>
{
    public void Configure(EntityTypeBuilder<BroadcastCategory> builder)
    {
        builder.ToTable("BroadcastCategories");
        builder.Property(c => c.Name).HasMaxLength(BroadcastCategory.LongestName);
        builder.HasIndex(c => new { c.WorkspaceId, c.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OptOut> builder)
    {
        builder.ToTable("OptOuts");
        builder.HasKey(o => new { o.WorkspaceId, o.CategoryId, o.TelegramUserId });
        builder.HasIndex(o => new { o.WorkspaceId, o.TelegramUserId });
    }
}

public static class OptOutRows
{
    extension(AppDbContext db)
    {
        public DbSet<BroadcastCategory> BroadcastCategories => db.Set<BroadcastCategory>();

        public DbSet<OptOut> OptOuts => db.Set<OptOut>();
    }
}
