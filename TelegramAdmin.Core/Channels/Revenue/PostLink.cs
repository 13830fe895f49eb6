using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Revenue;

/// <summary>
/// A link that starts a bot and stands in a post of an own channel: <c>https://t.me/&lt;bot&gt;?start=&lt;payload&gt;</c>
/// (core.telegram.org/bots/features#deep-linking). Made here for a post or a planned one, or found in a post.
/// </summary>
public sealed class PostLink : IWorkspaceOwned
{
    /// <summary>How the payloads that are made here begin; what begins otherwise leads to gifts, codes, products or invitations.</summary>
    public const string Prefix = "post_";

    public const int LongestNote = 100;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long ChannelId { get; init; }

    /// <summary>The post that it stands in; null until a planned post appeared.</summary>
    public long? MessageId { get; set; }

    public required BotId BotId { get; init; }

    public required string Payload { get; init; }

    /// <summary>What a planned post is about, for the team.</summary>
    public string? Note { get; set; }

    /// <summary>Somebody wrote the link by hand, and a post that was read held it.</summary>
    public bool IsFound { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its post was found to hold it; null while it was not.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

internal sealed class PostLinkConfiguration : IEntityTypeConfiguration<PostLink>
{
    public void Configure(EntityTypeBuilder<PostLink> builder)
    {
        builder.ToTable("PostLinks");
        builder.Property(l => l.Payload).HasMaxLength(64);
        builder.Property(l => l.Note).HasMaxLength(PostLink.LongestNote);
        builder.HasIndex(l => new { l.WorkspaceId, l.BotId, l.Payload }).IsUnique();
        builder.HasIndex(l => new { l.ChannelId, l.MessageId });
    }
}

public static class PostLinkRows
{
    extension(AppDbContext db)
    {
        public DbSet<PostLink> PostLinks => db.Set<PostLink>();

        public DbSet<PostStart> PostStarts => db.Set<PostStart>();
    }
}
