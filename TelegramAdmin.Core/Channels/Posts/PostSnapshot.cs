using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Posts;

/// <summary>The counters of a post at one moment. Telegram keeps only the latest; these are its history.</summary>
public sealed class PostSnapshot : IWorkspaceOwned
{
    public required long ChannelId { get; init; }

    public required long MessageId { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public long? Views { get; init; }

    public int? Forwards { get; init; }

    public int? Reactions { get; init; }

    public int? Comments { get; init; }
}

internal sealed class PostSnapshotConfiguration : IEntityTypeConfiguration<PostSnapshot>
{
    public void Configure(EntityTypeBuilder<PostSnapshot> builder)
    {
        builder.ToTable("PostSnapshots");
        builder.HasKey(s => new { s.ChannelId, s.MessageId, s.TakenAt });
    }
}

public static class PostSnapshotRows
{
    extension(AppDbContext db)
    {
        public DbSet<PostSnapshot> PostSnapshots => db.Set<PostSnapshot>();
    }
}
