using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations;

/// <summary>One message of a conversation, from either side.</summary>
public sealed class ConversationMessage : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long ConversationId { get; init; }

    public required MessageAuthor Author { get; init; }

    /// <summary>Who of the team wrote it.</summary>
    public long? AdminId { get; init; }

    public string? AuthorName { get; init; }

    /// <summary>Null until Telegram accepted it.</summary>
    public long? TelegramMessageId { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>Text or caption.</summary>
    public required string Text { get; set; }

    /// <summary>Formatting as Telegram's JSON; null for none.</summary>
    public string? Entities { get; set; }

    /// <summary>What is not text, as <see cref="MessageMedia"/> JSON.</summary>
    public string? Media { get; init; }

    /// <summary>Messages with the same one are one album.</summary>
    public string? AlbumId { get; init; }

    /// <summary>The Telegram id of the message that this one answers.</summary>
    public long? ReplyToTelegramId { get; init; }

    /// <summary>The part that was quoted, or the start of what was answered.</summary>
    public string? Quote { get; init; }

    /// <summary>Buttons under it, as Telegram's inline keyboard JSON.</summary>
    public string? Buttons { get; set; }

    public required DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? EditedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The emoji that the person put on it, separated by blanks; null for none.</summary>
    public string? TheirReactions { get; set; }

    /// <summary>The emoji that our bot put on it (a bot has one for each message); null for none.</summary>
    public string? OurReaction { get; set; }

    /// <summary>Which automatic answer said it: its name, for the team.</summary>
    public string? Source { get; init; }

    /// <summary>How far our message got; null for one that came in.</summary>
    public DeliveryState? Delivery { get; init; }

    public long? OutboxId { get; set; }

    /// <summary>Why it did not arrive, or why its change was refused.</summary>
    public string? Error { get; init; }
}

public enum MessageAuthor
{
    Person = 1,
    Bot = 2,
    Operator = 3,

    /// <summary>Nobody: the line says what happened.</summary>
    Event = 4,
}

/// <summary>What a message is. Kinds that this version does not know are stored as unsupported and say what they are.</summary>
public enum MessageKind
{
    Text = 1,
    Photo = 2,
    Video = 3,
    Animation = 4,
    Audio = 5,
    Document = 6,
    Voice = 7,
    VideoNote = 8,
    Sticker = 9,
    Location = 10,
    Venue = 11,
    Contact = 12,

    /// <summary>A button under one of our messages was pressed.</summary>
    ButtonPress = 13,
    Unsupported = 14,

    /// <summary>Something that happened, for the team: bought, out of credits.</summary>
    Event = 15,

    /// <summary>What somebody of the team wrote for the team only; it never leaves for Telegram.</summary>
    Note = 16,
}

/// <summary>What a message said before it was edited.</summary>
public sealed class MessageRevision : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long MessageId { get; init; }

    public required string Text { get; init; }

    public string? Entities { get; init; }

    /// <summary>Until when it said so.</summary>
    public required DateTimeOffset ReplacedAt { get; init; }
}

internal sealed class ConversationMessageConfiguration : IEntityTypeConfiguration<ConversationMessage>, IEntityTypeConfiguration<MessageRevision>
{
    public void Configure(EntityTypeBuilder<ConversationMessage> builder)
    {
        builder.ToTable("ConversationMessages");
        builder.Property(m => m.AuthorName).HasMaxLength(200);
        builder.Property(m => m.AlbumId).HasMaxLength(64);
        builder.Property(m => m.TheirReactions).HasMaxLength(256);
        builder.Property(m => m.OurReaction).HasMaxLength(64);
        builder.Property(m => m.Source).HasMaxLength(120);
        builder.HasIndex(m => new { m.ConversationId, m.Id });
        builder.HasIndex(m => new { m.ConversationId, m.TelegramMessageId }).IsUnique().HasFilter("telegram_message_id IS NOT NULL AND kind <> 13");
        builder.HasIndex(m => m.OutboxId).HasFilter("outbox_id IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<MessageRevision> builder)
    {
        builder.ToTable("MessageRevisions");
        builder.HasIndex(r => r.MessageId);
    }
}
