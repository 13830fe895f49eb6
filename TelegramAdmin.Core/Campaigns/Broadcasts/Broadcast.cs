using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts;

/// <summary>A message to an audience: what, to whom, when, and how far it got.</summary>
public sealed class Broadcast : IWorkspaceOwned
{
    public const int LongestName = 100;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    public BroadcastState State { get; set; } = BroadcastState.Draft;

    /// <summary>Counts up with every change; who saves or starts says which one they saw.</summary>
    public int Version { get; set; } = 1;

    /// <summary>An <see cref="Audiences.Audience"/> as JSON.</summary>
    public required string Audience { get; set; }

    /// <summary>Bots that may send it, as JSON numbers; null for all of the workspace.</summary>
    public string? Bots { get; set; }

    /// <summary><see cref="BroadcastVariant"/>s as JSON: one, or several that are compared.</summary>
    public required string Variants { get; set; }

    /// <summary>How a winner is chosen, as JSON; null where there is nothing to choose.</summary>
    public string? Test { get; set; }

    /// <summary>When, as <see cref="BroadcastTiming"/> JSON.</summary>
    public required string Timing { get; set; }

    /// <summary>Whoever opted out of it is left out; null for what everybody must get.</summary>
    public long? CategoryId { get; set; }

    /// <summary>Up to 1,000 a second for Telegram Stars.</summary>
    public bool IsPaid { get; set; }

    /// <summary>Pauses by itself when more of each hundred tried fail for other reasons than that people left; 0 never.</summary>
    public int ErrorLimit { get; set; } = 20;

    /// <summary>The recurring one that made this; null for one made by hand.</summary>
    public long? ParentId { get; init; }

    /// <summary>Why it paused by itself or ended early, in words.</summary>
    public string? Trouble { get; set; }

    /// <summary>The winner of the comparison, once chosen.</summary>
    public string? Winner { get; set; }

    public string? WinnerReason { get; set; }

    public long? AdminId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>With scheduled: when it begins; with a recurring one: the next time.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>The last person who was made a recipient: where materialising goes on after a restart.</summary>
    public long? ListedUpTo { get; set; }

    /// <summary>When everybody was listed.</summary>
    public DateTimeOffset? ListedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>How far a broadcast got; the drawing is in docs/state-machines.md.</summary>
public enum BroadcastState
{
    Draft = 1,
    Scheduled = 2,
    Running = 3,
    Paused = 4,
    Cancelled = 5,
    Finished = 6,

    /// <summary>Kept to be written from; never sent.</summary>
    Template = 7,
}

/// <summary>One person of a broadcast, once, and what became of them.</summary>
public sealed class Recipient : IWorkspaceOwned
{
    /// <summary>Due once a winner is chosen: later than any time.</summary>
    public static readonly DateTimeOffset AfterWinner = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long BroadcastId { get; init; }

    public required long TelegramUserId { get; init; }

    /// <summary>Through which it goes; null where none reaches them.</summary>
    public BotId? BotId { get; set; }

    /// <summary>Null until it is chosen, and for the hold-out, who get nothing.</summary>
    public string? Variant { get; set; }

    public RecipientState State { get; set; } = RecipientState.Waiting;

    /// <summary>Not before: local time, quiet hours; <see cref="AfterWinner"/> for the rest after a test. Null for at once.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public long? OutboxId { get; set; }

    public long? TelegramMessageId { get; set; }

    /// <summary>With an album: all of its messages, separated by commas.</summary>
    public string? AlbumMessageIds { get; set; }

    public int Attempts { get; set; }

    public int? ErrorCode { get; set; }

    public string? Error { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The first press of any of its buttons.</summary>
    public DateTimeOffset? PressedAt { get; set; }

    public DateTimeOffset? OptedOutAt { get; set; }

    /// <summary>What became of the message after it was sent: edited, deleted.</summary>
    public AfterState After { get; set; }

    public string? AfterError { get; set; }
}

public enum RecipientState
{
    /// <summary>Listed, not yet in the queue.</summary>
    Waiting = 1,

    /// <summary>In the queue; the message's own state says how far.</summary>
    Queued = 2,

    /// <summary>Telegram took it. Final.</summary>
    Sent = 3,

    /// <summary>Telegram refused it for good. Final, unless somebody retries.</summary>
    Failed = 4,

    /// <summary>The answer was lost; it may have arrived.</summary>
    Unknown = 5,

    /// <summary>Left out: opted out, unreachable, or it was cancelled before their turn. Final.</summary>
    Skipped = 6,

    /// <summary>Kept back to compare with; gets nothing. Final.</summary>
    HeldOut = 7,
}

public enum AfterState
{
    None = 0,
    EditQueued = 1,
    Edited = 2,
    EditFailed = 3,
    DeleteQueued = 4,
    Deleted = 5,
    DeleteFailed = 6,
}

/// <summary>A press of a button or link of a broadcast.</summary>
public sealed class ButtonPress : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long BroadcastId { get; init; }

    public required long RecipientId { get; init; }

    /// <summary>Row and place, such as "0.1".</summary>
    public required string Button { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class BroadcastConfiguration : IEntityTypeConfiguration<Broadcast>, IEntityTypeConfiguration<Recipient>, IEntityTypeConfiguration<ButtonPress>
{
    public void Configure(EntityTypeBuilder<Broadcast> builder)
    {
        builder.ToTable("Broadcasts");
        builder.Property(b => b.Name).HasMaxLength(Broadcast.LongestName);
        builder.Property(b => b.Trouble).HasMaxLength(300);
        builder.Property(b => b.Winner).HasMaxLength(8);
        builder.Property(b => b.WinnerReason).HasMaxLength(300);
        builder.HasIndex(b => new { b.WorkspaceId, b.State, b.Id });
        builder.HasIndex(b => b.DueAt).HasFilter("state = 2").HasDatabaseName("ix_broadcasts_due");
    }

    public void Configure(EntityTypeBuilder<Recipient> builder)
    {
        builder.ToTable("Recipients");
        builder.Property(r => r.Variant).HasMaxLength(8);
        builder.Property(r => r.Error).HasMaxLength(300);
        builder.Property(r => r.AfterError).HasMaxLength(300);
        builder.HasIndex(r => new { r.BroadcastId, r.TelegramUserId }).IsUnique();
        builder.HasIndex(r => new { r.BroadcastId, r.State, r.Id });

        // What still has to be put into the queue, by bot.
        builder.HasIndex(r => new { r.BroadcastId, r.BotId, r.DueAt, r.Id }).HasFilter("state = 1").HasDatabaseName("ix_recipients_waiting");

        // What is still to be edited or deleted everywhere.
        builder.HasIndex(r => new { r.BroadcastId, r.BotId, r.Id }).HasFilter("\"after\" IN (1, 4)").HasDatabaseName("ix_recipients_changing");

        // How fast it goes, and how the sending went over time.
        builder.HasIndex(r => new { r.BroadcastId, r.SentAt }).HasFilter("sent_at IS NOT NULL").HasDatabaseName("ix_recipients_sent");

        // Of a person, the newest first: what a press, a reply or an opt-out belongs to.
        builder.HasIndex(r => new { r.WorkspaceId, r.TelegramUserId, r.SentAt });
    }

    public void Configure(EntityTypeBuilder<ButtonPress> builder)
    {
        builder.ToTable("ButtonPresses");
        builder.Property(p => p.Button).HasMaxLength(8);
        builder.HasIndex(p => new { p.RecipientId, p.Button }).IsUnique();
        builder.HasIndex(p => new { p.BroadcastId, p.Button });
    }
}

public static class BroadcastRows
{
    extension(AppDbContext db)
    {
        public DbSet<Broadcast> Broadcasts => db.Set<Broadcast>();

        public DbSet<Recipient> Recipients => db.Set<Recipient>();

        public DbSet<ButtonPress> ButtonPresses => db.Set<ButtonPress>();
    }
}
