using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Delivery.Attempts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>One call that shall reach Telegram: what to send, how urgent it is, and how far it got.</summary>
public sealed class OutboxMessage : IWorkspaceOwned
{
    public const int LargestIdempotencyKey = 255;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The bot that sends it; another one after a failover.</summary>
    public required BotId BotId { get; set; }

    /// <summary>Telegram's number of the chat, or one of ours where the caller gave a name such as @channel; see <see cref="ChatRef"/>.</summary>
    public required long ChatId { get; set; }

    /// <summary>A Bot API method, such as sendMessage.</summary>
    public required string Method { get; init; }

    /// <summary>The method's parameters as a JSON object.</summary>
    public required string Parameters { get; init; }

    /// <summary>Spooled files as JSON, null for none; see <see cref="SpooledFile"/>.</summary>
    public string? Files { get; init; }

    public required Lane Lane { get; init; }

    public Priority Priority { get; init; } = Priority.Normal;

    public OnUncertain OnUncertain { get; init; } = OnUncertain.Hold;

    public DeliveryState State { get; init; } = DeliveryState.Pending;

    /// <summary>Tries that counted; being told to wait (429) does not.</summary>
    public int Attempts { get; init; }

    /// <summary>With scheduled and retrying: not sent before this.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>With sending: the run of the engine that took it. Another run finding it knows that its outcome was never recorded.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>What this message is of its owner, such as the conversation message that it carries out; Delivery only hands it back.</summary>
    public long? SubjectId { get; init; }

    /// <summary>Whose <see cref="SubjectId"/> it is.</summary>
    public SubjectKind SubjectKind { get; init; }

    public long? TelegramMessageId { get; init; }

    /// <summary>Of the last refusal: Telegram's code, or 0 where no answer came.</summary>
    public int? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>The API key by which it came; null for the engine's own.</summary>
    public long? ApiKeyId { get; init; }

    /// <summary>The caller's own name for it: a second message of the key by the same name is the same message.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>With an idempotency key: SHA-256 of what was asked, to tell a repetition from another message.</summary>
    public string? BodyHash { get; init; }

    /// <summary>Whether any bot that reaches the chat may send it; else only the one that was named.</summary>
    public bool CanMove { get; init; }

    /// <summary>With <see cref="CanMove"/>: only to these bots, separated by commas; null for all of the workspace.</summary>
    public string? AllowedBots { get; init; }

    /// <summary>When it was to be sent; null for at once.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Who is to be told what became of this one message.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>A <see cref="RetryPolicy"/> of its own as JSON; null for the bot's.</summary>
    public string? Policy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>Who owns a message of the outbox, and so knows what its subject is.</summary>
public enum SubjectKind
{
    /// <summary>A message of a conversation.</summary>
    Conversation = 0,

    /// <summary>The copy of one in the forum group.</summary>
    Forum = 1,

    /// <summary>A recipient of a broadcast.</summary>
    Recipient = 2,

    /// <summary>Somebody's way through a sequence.</summary>
    SequenceRun = 3,

    /// <summary>A recipient of a gift.</summary>
    Gift = 4,
}

/// <summary>Which of a bot's two queues. Telegram's 30 a second is for bulk; replies may go faster and never wait behind a campaign.</summary>
public enum Lane
{
    /// <summary>Answers to people who wrote.</summary>
    Reply = 1,

    /// <summary>Everything that many people get.</summary>
    Bulk = 2,
}

/// <summary>Within a lane, higher goes first; within a chat and a priority, order is kept.</summary>
public enum Priority
{
    High = 0,
    Normal = 1,
    Low = 2,
}

/// <summary>What to do when nobody can know whether Telegram took the message: it has no idempotency key (tdlib/telegram-bot-api#126).</summary>
public enum OnUncertain
{
    /// <summary>Not again: it becomes <see cref="DeliveryState.Unknown"/> until somebody decides. Nothing is ever sent twice.</summary>
    Hold = 1,

    /// <summary>Again: it may arrive twice, and is never missing. The bot's own replies use this.</summary>
    Retry = 2,
}

/// <summary>How far a message got; the drawing is in docs/state-machines.md.</summary>
public enum DeliveryState
{
    /// <summary>Waits for its turn.</summary>
    Pending = 1,

    /// <summary>Taken by a sender; on its way, or its outcome is not recorded yet.</summary>
    Sending = 2,

    /// <summary>Waits for <see cref="OutboxMessage.NotBefore"/> after a failure or a 429.</summary>
    Retrying = 3,

    /// <summary>Telegram accepted it. Final.</summary>
    Sent = 4,

    /// <summary>Telegram refused it for good, or its tries are used up. Final.</summary>
    Failed = 5,

    /// <summary>Called back before it was sent. Final.</summary>
    Cancelled = 6,

    /// <summary>The answer was lost: it may have arrived. Somebody decides.</summary>
    Unknown = 7,

    /// <summary>Becomes pending at <see cref="OutboxMessage.NotBefore"/>.</summary>
    Scheduled = 8,
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("OutboxMessages");
        builder.Property(m => m.Method).HasMaxLength(64);
        builder.Property(m => m.ClaimedBy).HasMaxLength(32);

        // Only what still has to be done is in this index, so finished messages cost the queue nothing, however many there are.
        builder.HasIndex(m => new { m.BotId, m.Lane, m.Priority, m.Id }).HasFilter("state IN (1, 2, 3)").HasDatabaseName("ix_outbox_messages_queue");
        builder.HasIndex(m => new { m.WorkspaceId, m.State, m.Id }).HasFilter("state IN (5, 7)").HasDatabaseName("ix_outbox_messages_faults");
        builder.HasIndex(m => m.NotBefore).HasFilter("state = 8").HasDatabaseName("ix_outbox_messages_scheduled");
        builder.Property(m => m.IdempotencyKey).HasMaxLength(OutboxMessage.LargestIdempotencyKey);
        builder.Property(m => m.BodyHash).HasMaxLength(64);
        builder.Property(m => m.CallbackUrl).HasMaxLength(2000);
        builder.HasIndex(m => new { m.ApiKeyId, m.IdempotencyKey }).IsUnique().HasFilter("idempotency_key IS NOT NULL").HasDatabaseName("ix_outbox_messages_idempotency");
        builder.HasIndex(m => new { m.BotId, m.ChatId, m.Id });
    }
}

public static class OutboxRows
{
    extension(AppDbContext db)
    {
        public DbSet<OutboxMessage> OutboxMessages => db.Set<OutboxMessage>();

        public DbSet<DeliveryAttempt> DeliveryAttempts => db.Set<DeliveryAttempt>();

        public DbSet<Reachability> Reachability => db.Set<Reachability>();
    }
}
