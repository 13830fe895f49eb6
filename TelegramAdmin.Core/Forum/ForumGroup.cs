using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum;

/// <summary>The Telegram group in which a workspace's conversations appear as topics. One for each workspace.</summary>
public sealed class ForumGroup : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The bot that writes there and hears the team.</summary>
    public required BotId BotId { get; set; }

    public required long ChatId { get; set; }

    public required string Title { get; set; }

    public required ForumState State { get; set; }

    /// <summary>What Telegram said, in its words.</summary>
    public string? Trouble { get; set; }

    public required DateTimeOffset ConnectedAt { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>Conversations whose last message is older than this get no topic until something happens in them.</summary>
    public required long FirstMessageId { get; set; }
}

/// <summary>Whether the group can be used; the drawing is in docs/state-machines.md.</summary>
public enum ForumState
{
    Working = 1,

    /// <summary>Topics are switched off in the group's settings.</summary>
    NotForum = 2,

    /// <summary>The bot is no administrator there, or may not manage topics.</summary>
    NoRights = 3,

    /// <summary>The bot is not in the group (any more).</summary>
    NotMember = 4,

    /// <summary>The group has a public name: anybody could read the conversations and answer in them.</summary>
    Public = 5,
}

/// <summary>A conversation's topic in the group.</summary>
public sealed class ForumTopic : IWorkspaceOwned
{
    public required long ConversationId { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Telegram's message_thread_id; null while it is being made.</summary>
    public long? ThreadId { get; set; }

    public required TopicState State { get; set; }

    /// <summary>The name that Telegram has.</summary>
    public required string Name { get; set; }

    /// <summary>Whether Telegram has it closed.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The last conversation message that was left for the topic; later ones still have to be.</summary>
    public required long MirroredUpTo { get; set; }

    /// <summary>How often it was made again after somebody deleted it.</summary>
    public int Generation { get; set; }

    public string? Error { get; set; }

    public required DateTimeOffset MadeAt { get; set; }
}

public enum TopicState
{
    /// <summary>Telegram was asked to make it.</summary>
    Making = 1,
    Ready = 2,

    /// <summary>Telegram refused it; tried again with the next message.</summary>
    Refused = 3,

    /// <summary>Somebody deleted it in Telegram; it is made again.</summary>
    Gone = 4,
}

/// <summary>One message in a topic and the conversation message that it shows, or that it became.</summary>
public sealed class ForumPost : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long ConversationId { get; init; }

    public required long MessageId { get; init; }

    /// <summary>Telegram's number in the group; null until Telegram accepted it.</summary>
    public long? GroupMessageId { get; set; }

    /// <summary>Written by somebody in the group, rather than shown there by us.</summary>
    public required bool IsFromGroup { get; init; }

    public long? OutboxId { get; set; }

    /// <summary>What the topic shows of the message, as <see cref="Mirroring.PostLook"/> puts it; another look now has to be shown.</summary>
    public required string Shown { get; set; }

    /// <summary>The reaction that the bot put on it for the person; null for none.</summary>
    public string? Reaction { get; set; }
}

internal sealed class ForumConfiguration : IEntityTypeConfiguration<ForumGroup>, IEntityTypeConfiguration<ForumTopic>, IEntityTypeConfiguration<ForumPost>
{
    public void Configure(EntityTypeBuilder<ForumGroup> builder)
    {
        builder.ToTable("ForumGroups");
        builder.HasKey(g => g.WorkspaceId);
        builder.Property(g => g.Title).HasMaxLength(256);
        builder.HasIndex(g => new { g.BotId, g.ChatId });
    }

    public void Configure(EntityTypeBuilder<ForumTopic> builder)
    {
        builder.ToTable("ForumTopics");
        builder.HasKey(t => t.ConversationId);
        builder.Property(t => t.ConversationId).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(128);
        builder.HasIndex(t => new { t.WorkspaceId, t.ThreadId });
    }

    public void Configure(EntityTypeBuilder<ForumPost> builder)
    {
        builder.ToTable("ForumPosts");
        builder.Property(p => p.Shown).HasMaxLength(40);
        builder.Property(p => p.Reaction).HasMaxLength(64);
        builder.HasIndex(p => p.MessageId);
        builder.HasIndex(p => new { p.WorkspaceId, p.GroupMessageId }).HasFilter("group_message_id IS NOT NULL");
        builder.HasIndex(p => p.OutboxId).HasFilter("outbox_id IS NOT NULL");
    }
}

public static class ForumRows
{
    extension(AppDbContext db)
    {
        public DbSet<ForumGroup> ForumGroups => db.Set<ForumGroup>();

        public DbSet<ForumTopic> ForumTopics => db.Set<ForumTopic>();

        public DbSet<ForumPost> ForumPosts => db.Set<ForumPost>();
    }
}
