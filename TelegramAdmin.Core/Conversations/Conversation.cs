using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Everything that a person, or a group, and one bot wrote to each other, and whether somebody still has to answer.</summary>
public sealed class Conversation : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required BotId BotId { get; init; }

    public ConversationKind Kind { get; init; } = ConversationKind.Private;

    /// <summary>In a private chat and with a business account, the person's Telegram id.</summary>
    public required long ChatId { get; set; }

    /// <summary>The topic of a forum group (Telegram's message_thread_id); 0 for none.</summary>
    public long ThreadId { get; init; }

    /// <summary>The business account that the bot answers for (core.telegram.org/bots/api#businessconnection); empty for none.</summary>
    public string BusinessConnectionId { get; init; } = "";

    /// <summary>The person's name, or that of the group and its topic.</summary>
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

    /// <summary>The visit that is under way; null while the conversation is quiet or closed. See <see cref="Timing.ConversationVisit"/>.</summary>
    public long? VisitId { get; set; }

    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>Who of the team looks after it.</summary>
    public long? AssigneeId { get; set; }

    public ConversationPriority Priority { get; set; } = ConversationPriority.Normal;

    /// <summary>Since when the person waits for an answer of a person; null while it is their turn.</summary>
    public DateTimeOffset? WaitingSince { get; set; }

    /// <summary>Until when an answer is promised; null while nobody waits or nothing is promised.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When the team was reminded of <see cref="DueAt"/>.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>With snoozed: when it opens again by itself.</summary>
    public DateTimeOffset? SnoozedUntil { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who closed it; null with a closed one for the bot.</summary>
    public long? ClosedBy { get; set; }

    /// <summary>One of its messages by Telegram's number; tracked.</summary>
    internal Task<ConversationMessage?> FindMessageAsync(AppDbContext db, long telegramMessageId) => db.ConversationMessages.AsTracking()
        .FirstOrDefaultAsync(m => m.ConversationId == Id && m.TelegramMessageId == telegramMessageId && m.Kind != MessageKind.ButtonPress);

    /// <summary>Adds to a Bot API call where in the chat it belongs: the topic, or the business account.</summary>
    public void Address(System.Text.Json.Nodes.JsonObject parameters)
    {
        if (ThreadId != 0)
            parameters["message_thread_id"] = ThreadId;
        if (BusinessConnectionId.Length > 0)
            parameters["business_connection_id"] = BusinessConnectionId;
    }
}

/// <summary>Where a conversation takes place.</summary>
public enum ConversationKind
{
    /// <summary>A person's chat with the bot.</summary>
    Private = 1,

    /// <summary>A group, or one topic of a forum.</summary>
    Group = 2,

    /// <summary>A person's chat with a business account that lets the bot answer.</summary>
    Business = 3,
}

public enum ConversationPriority
{
    Low = 1,
    Normal = 2,
    High = 3,
}

/// <summary>Whether a conversation wants somebody; the drawing is in docs/state-machines.md.</summary>
public enum ConversationState
{
    /// <summary>Only commands so far; the bot answered them by itself, and nobody has to look.</summary>
    Quiet = 1,

    /// <summary>A person wrote to people.</summary>
    Open = 2,

    /// <summary>Put aside until a time, or until the person writes.</summary>
    Snoozed = 3,

    /// <summary>Settled. The person's next message opens it again.</summary>
    Closed = 4,
}

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("Conversations");
        builder.Property(c => c.Title).HasMaxLength(520);
        builder.Property(c => c.SearchText).HasMaxLength(600);
        builder.Property(c => c.Preview).HasMaxLength(200);
        builder.Property(c => c.BusinessConnectionId).HasMaxLength(128);
        builder.HasIndex(c => new { c.BotId, c.ChatId, c.ThreadId, c.BusinessConnectionId }).IsUnique();
        builder.HasIndex(c => new { c.WorkspaceId, c.State, c.LastMessageAt, c.Id });
        builder.HasIndex(c => new { c.WorkspaceId, c.LastMessageAt, c.Id });
        // With the count at its end it is another index than the one above; two on the same columns would be one to EF, and the later call would win.
        builder.HasIndex(c => new { c.WorkspaceId, c.State, c.LastMessageAt, c.Id, c.UnreadCount }).HasFilter("unread_count > 0").HasDatabaseName("ix_conversations_unread");
        builder.HasIndex(c => new { c.WorkspaceId, c.AssigneeId, c.State, c.LastMessageAt, c.Id });
        builder.HasIndex(c => new { c.WorkspaceId, c.Priority, c.State, c.LastMessageAt, c.Id }).HasFilter("priority <> 2").HasDatabaseName("ix_conversations_priority");
        builder.HasIndex(c => new { c.WorkspaceId, c.State, c.WaitingSince }).HasFilter("waiting_since IS NOT NULL").HasDatabaseName("ix_conversations_waiting");
        builder.HasIndex(c => c.DueAt).HasFilter("due_at IS NOT NULL").HasDatabaseName("ix_conversations_due");
        builder.HasIndex(c => c.SnoozedUntil).HasFilter("snoozed_until IS NOT NULL").HasDatabaseName("ix_conversations_snoozed");
    }
}

public static class ConversationRows
{
    extension(AppDbContext db)
    {
        public DbSet<Conversation> Conversations => db.Set<Conversation>();

        public DbSet<ConversationMessage> ConversationMessages => db.Set<ConversationMessage>();

        public DbSet<MessageRevision> MessageRevisions => db.Set<MessageRevision>();

        public DbSet<Label> Labels => db.Set<Label>();

        public DbSet<ConversationLabel> ConversationLabels => db.Set<ConversationLabel>();

        public DbSet<NoteMention> NoteMentions => db.Set<NoteMention>();

        public DbSet<SavedFilter> SavedFilters => db.Set<SavedFilter>();

        public DbSet<ConversationVisit> ConversationVisits => db.Set<ConversationVisit>();

        public DbSet<AnswerTime> AnswerTimes => db.Set<AnswerTime>();
    }
}
