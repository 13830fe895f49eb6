using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Posts;

/// <summary>A post of a channel as it was last seen. Posts that were deleted stay, marked; earlier texts are <see cref="PostVersion"/>s.</summary>
public sealed class ChannelPost : IWorkspaceOwned
{
    /// <summary>Ours, of <see cref="TrackedChannel"/>.</summary>
    public required long ChannelId { get; init; }

    /// <summary>Telegram's number of the post within its channel, as it stands in its link.</summary>
    public required long MessageId { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    public required PostKind Kind { get; set; }

    /// <summary>Text or caption; empty where there is none.</summary>
    public required string Text { get; set; }

    /// <summary>How many characters the text has; the database counts them, so that figures need not read the text.</summary>
    public int TextLength { get; private set; }

    /// <summary>Formatting and links, as the Bot API writes entities; null where there is none.</summary>
    public string? Entities { get; set; }

    /// <summary>Rows of buttons under the post: <c>[[{"text":…,"url":…}]]</c>; null where there are none.</summary>
    public string? Buttons { get; set; }

    /// <summary>What is known of the media beside its kind: duration, size, file name, question of a poll. JSON.</summary>
    public string? Media { get; set; }

    /// <summary>Posts of one album have the same.</summary>
    public long? AlbumId { get; set; }

    /// <summary>The signature of who wrote it, where the channel shows it.</summary>
    public string? Author { get; set; }

    /// <summary>The channel that it was forwarded from: Telegram's number.</summary>
    public long? ForwardedFromId { get; set; }

    /// <summary>Whom it was forwarded from, in words.</summary>
    public string? ForwardedFrom { get; set; }

    public long? ForwardedPostId { get; set; }

    /// <summary>Null where Telegram shows none, as for service messages.</summary>
    public long? Views { get; set; }

    public int? Forwards { get; set; }

    /// <summary>All reactions together.</summary>
    public int? Reactions { get; set; }

    public int? Comments { get; set; }

    /// <summary>Reactions by emoji: <c>{"👍":12}</c>; custom ones by their id, paid ones as ⭐.</summary>
    public string? ReactionKinds { get; set; }

    /// <summary>Views when the post was six hours old, from the snapshots around that moment; null where it was not watched then.</summary>
    public long? ViewsAt6Hours { get; set; }

    /// <summary>Views when the post was a day old.</summary>
    public long? ViewsAt24Hours { get; set; }

    /// <summary>When it was last edited, by Telegram's clock.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>When it was found missing, or Telegram told that it was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When the counters were last read.</summary>
    public required DateTimeOffset CountedAt { get; set; }

    /// <summary>When the counters are due again; they are read ever more seldom. Null for never.</summary>
    public DateTimeOffset? NextCountAt { get; set; }
}

/// <summary>What a post is; stored by number.</summary>
public enum PostKind
{
    Text = 1,
    Photo = 2,
    Video = 3,
    Album = 4,
    Animation = 5,
    Audio = 6,
    Voice = 7,
    VideoNote = 8,
    Document = 9,
    Poll = 10,
    Sticker = 11,
    Location = 12,
    Contact = 13,
    Story = 14,

    /// <summary>A paid post, a giveaway, an invoice, or what came to Telegram later.</summary>
    Other = 20,

    /// <summary>The channel's own notes: a pinned post, a new photo. They have no counters and count for no figure.</summary>
    Service = 30,
}

internal sealed class ChannelPostConfiguration : IEntityTypeConfiguration<ChannelPost>
{
    public void Configure(EntityTypeBuilder<ChannelPost> builder)
    {
        builder.ToTable("ChannelPosts");
        builder.HasKey(p => new { p.ChannelId, p.MessageId });
        builder.Property(p => p.Text).HasMaxLength(8192);
        builder.Property(p => p.Author).HasMaxLength(128);
        builder.Property(p => p.ForwardedFrom).HasMaxLength(160);
        builder.Property(p => p.TextLength).HasComputedColumnSql("length(text)", stored: true);
        // All that figures read of a post, in the order in which they read it: a hundred thousand posts are read without touching one of their texts.
        builder.HasIndex(p => new
        {
            p.ChannelId, p.PostedAt, p.MessageId, p.Kind, p.AlbumId, p.TextLength, p.Views, p.Forwards, p.Reactions, p.Comments, p.ViewsAt6Hours, p.ViewsAt24Hours, p.EditedAt, p.DeletedAt,
        }).HasDatabaseName("IX_ChannelPosts_Figures");
        builder.HasIndex(p => new { p.ChannelId, p.NextCountAt });
        builder.HasIndex(p => new { p.ChannelId, p.DeletedAt }).HasFilter("deleted_at IS NOT NULL").HasDatabaseName("IX_ChannelPosts_Deleted");
    }
}

public static class ChannelPostRows
{
    extension(AppDbContext db)
    {
        public DbSet<ChannelPost> ChannelPosts => db.Set<ChannelPost>();
    }
}
