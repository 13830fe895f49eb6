using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Everything that a person and one bot wrote to each other, and whether somebody still has to answer.</summary>
public sealed class Conversation : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required BotId BotId { get; init; }

    /// <summary>In a private chat, the person's Telegram id.</summary>
    public required long ChatId { get; init; }

    /// <summary>The person's name.</summary>
    public required string Title { get; set; }

    /// <summary>Name and username in lower case, for the search.</summary>
    public required string SearchText { get; set; }

    public required ConversationState State { get; set; }

    /// <summary>Messages that nobody of the team has seen.</summary>
    public int UnreadCount { get; set; }

    public long? LastMessageId { get; set; }

    public required DateTimeOffset LastMessageAt { get; set; }

    /// <summary>The start of the last message, or what kind it is.</summary>
    public string Preview { get; set; } = "";

    public MessageKind PreviewKind { get; set; } = MessageKind.Text;

    public MessageAuthor PreviewAuthor { get; set; } = MessageAuthor.Person;

    public DateTimeOffset? OpenedAt { get; set; }
}

/// <summary>Whether a conversation wants somebody; the drawing is in docs/state-machines.md.</summary>
public enum ConversationState
{
    /// <summary>Only commands so far; the bot answered them by itself, and nobody has to look.</summary>
    Quiet = 1,

    /// <summary>A person wrote to people.</summary>
    Open = 2,
}

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("Conversations");
        builder.Property(c => c.Title).HasMaxLength(520);
        builder.Property(c => c.SearchText).HasMaxLength(600);
        builder.Property(c => c.Preview).HasMaxLength(200);
        builder.HasIndex(c => new { c.BotId, c.ChatId }).IsUnique();
        builder.HasIndex(c => new { c.WorkspaceId, c.State, c.LastMessageAt, c.Id });
        builder.HasIndex(c => new { c.WorkspaceId, c.LastMessageAt, c.Id }).HasFilter("unread_count > 0").HasDatabaseName("ix_conversations_unread");
    }
}

public static class ConversationRows
{
    extension(AppDbContext db)
    {
        public DbSet<Conversation> Conversations => db.Set<Conversation>();

        public DbSet<ConversationMessage> ConversationMessages => db.Set<ConversationMessage>();

        public DbSet<MessageRevision> MessageRevisions => db.Set<MessageRevision>();
    }
}
