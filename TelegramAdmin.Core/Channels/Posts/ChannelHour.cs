using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Posts;

/// <summary>Views that all posts of a channel gained within an hour, from what the snapshots differ by. Written with the snapshots.</summary>
public sealed class ChannelHour : IWorkspaceOwned
{
    public required long ChannelId { get; init; }

    /// <summary>The beginning of the hour, UTC.</summary>
    public required DateTimeOffset Hour { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public long Views { get; set; }
}

internal sealed class ChannelHourConfiguration : IEntityTypeConfiguration<ChannelHour>
{
    public void Configure(EntityTypeBuilder<ChannelHour> builder)
    {
        builder.ToTable("ChannelHours");
        builder.HasKey(h => new { h.ChannelId, h.Hour });
    }
}

public static class ChannelHourRows
{
    extension(AppDbContext db)
    {
        public DbSet<ChannelHour> ChannelHours => db.Set<ChannelHour>();
    }
}
