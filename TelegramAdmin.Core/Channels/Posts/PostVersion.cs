using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Posts;

/// <summary>What a post said before it was edited.</summary>
public sealed class PostVersion : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long ChannelId { get; init; }

    public required long MessageId { get; init; }

    public required PostKind Kind { get; init; }

    public required string Text { get; init; }

    public string? Entities { get; init; }

    public string? Buttons { get; init; }

    /// <summary>When it was found replaced: the edit's own time where Telegram tells it.</summary>
    public required DateTimeOffset ReplacedAt { get; init; }
}

internal sealed class PostVersionConfiguration : IEntityTypeConfiguration<PostVersion>
{
    public void Configure(EntityTypeBuilder<PostVersion> builder)
    {
        builder.ToTable("PostVersions");
        builder.Property(v => v.Text).HasMaxLength(8192);
        builder.HasIndex(v => new { v.ChannelId, v.MessageId, v.ReplacedAt });
        builder.HasIndex(v => new { v.ChannelId, v.ReplacedAt });
    }
}

public static class PostVersionRows
{
    extension(AppDbContext db)
    {
        public DbSet<PostVersion> PostVersions => db.Set<PostVersion>();
    }
}
