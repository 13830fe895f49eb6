using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Posts;

/// <summary>A post points to a channel: by a forward, a @name or a link.</summary>
public sealed class PostCitation : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The channel that cites.</summary>
    public required long ChannelId { get; init; }

    public required long MessageId { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    public required CitationKind Kind { get; init; }

    /// <summary>The cited channel's number at Telegram, of a forward or of a link to a private channel.</summary>
    public long? CitedTelegramId { get; init; }

    /// <summary>Its name in lower case, without the @.</summary>
    public string? CitedName { get; init; }

    public long? CitedPostId { get; init; }
}

public enum CitationKind
{
    Forward = 1,
    Mention = 2,
    Link = 3,
}

internal sealed class PostCitationConfiguration : IEntityTypeConfiguration<PostCitation>
{
    public void Configure(EntityTypeBuilder<PostCitation> builder)
    {
        builder.ToTable("PostCitations");
        builder.Property(c => c.CitedName).HasMaxLength(64);
        builder.HasIndex(c => new { c.ChannelId, c.MessageId });
        builder.HasIndex(c => new { c.WorkspaceId, c.CitedName });
        builder.HasIndex(c => new { c.WorkspaceId, c.CitedTelegramId });
    }
}

public static class PostCitationRows
{
    extension(AppDbContext db)
    {
        public DbSet<PostCitation> PostCitations => db.Set<PostCitation>();
    }
}
