using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Following;

/// <summary>A channel that was removed and whose posts are still being deleted. The row goes when none is left.</summary>
public sealed class RemovedChannel : IWorkspaceOwned
{
    public required long ChannelId { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required DateTimeOffset RemovedAt { get; init; }
}

internal sealed class RemovedChannelConfiguration : IEntityTypeConfiguration<RemovedChannel>
{
    public void Configure(EntityTypeBuilder<RemovedChannel> builder)
    {
        builder.ToTable("RemovedChannels");
        builder.HasKey(r => r.ChannelId);
        builder.Property(r => r.ChannelId).ValueGeneratedNever();
    }
}

public static class RemovedChannelRows
{
    extension(AppDbContext db)
    {
        public DbSet<RemovedChannel> RemovedChannels => db.Set<RemovedChannel>();
    }
}
