using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels;

/// <summary>A Telegram channel whose posts and figures are kept: one's own, or any other that an account can read.</summary>
public sealed class TrackedChannel : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>What was typed, in its shortest form: a name without the @, or the hash of an invite.</summary>
    public required string Address { get; set; }

    public bool IsInvite { get; set; }

    /// <summary>Telegram's number of the channel, positive and without -100; null until it was found.</summary>
    public long? TelegramId { get; set; }

    public required string Title { get; set; }

    /// <summary>Without the @; null for a private channel.</summary>
    public string? Username { get; set; }

    public string? About { get; set; }

    /// <summary>One's own, rather than somebody else's that is watched.</summary>
    public bool IsOwn { get; set; }

    public required ChannelState State { get; set; }

    /// <summary>What stands in the way and what to do now, in words.</summary>
    public string? Trouble { get; set; }

    /// <summary>The account that reads it now; another one takes over where this one waits or is refused.</summary>
    public long? AccountId { get; set; }

    public long? Members { get; set; }

    /// <summary>When members were last read.</summary>
    public DateTimeOffset? MembersAt { get; set; }

    /// <summary>How many posts back the history goes; null for no limit.</summary>
    public int? HistoryLimit { get; set; }

    /// <summary>How far back the history goes; null for the beginning.</summary>
    public DateTimeOffset? HistorySince { get; set; }

    /// <summary>The next page of the history begins below this post. The history is complete between it and <see cref="NewestMessageId"/>.</summary>
    public long? OldestMessageId { get; set; }

    public long? NewestMessageId { get; set; }

    /// <summary>How many posts the channel has by its own count, for the progress; null where Telegram does not say.</summary>
    public int? HistoryTotal { get; set; }

    public int HistoryRead { get; set; }

    /// <summary>The whole history that was wanted is here.</summary>
    public DateTimeOffset? HistoryDoneAt { get; set; }

    public DateTimeOffset? LastPostAt { get; set; }

    /// <summary>When the collector looks again; null while it is not followed.</summary>
    public DateTimeOffset? NextWorkAt { get; set; }

    /// <summary>When the newest posts are looked at again.</summary>
    public DateTimeOffset? NextLookAt { get; set; }

    /// <summary>When members are read again.</summary>
    public DateTimeOffset? NextMembersAt { get; set; }

    /// <summary>
    /// While what is new since <see cref="NewestMessageId"/> takes more than one page: the newest of it. It becomes the newest of all when the last
    /// page of it is here, so that a restart leaves no gap.
    /// </summary>
    public long? CatchUpNewest { get; set; }

    /// <summary>The next page of what is new begins below this post.</summary>
    public long? CatchUpBelow { get; set; }

    /// <summary>Snapshots before this were thinned to one a day.</summary>
    public DateTimeOffset? ThinnedTo { get; set; }

    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>How a channel stands; the drawing is in docs/state-machines.md.</summary>
public enum ChannelState
{
    /// <summary>Not found at Telegram yet.</summary>
    Adding = 1,

    /// <summary>Its history is being read.</summary>
    CatchingUp = 2,

    /// <summary>The history is here; what is new comes as it happens.</summary>
    Live = 3,

    /// <summary>No account can read it any more: it turned private, or threw them out. What was kept stays.</summary>
    Private = 4,

    /// <summary>It is not at Telegram any more, or never was. What was kept stays.</summary>
    Gone = 5,

    /// <summary>Somebody stopped following it. What was kept stays.</summary>
    NotFollowed = 6,
}

internal sealed class TrackedChannelConfiguration : IEntityTypeConfiguration<TrackedChannel>
{
    public void Configure(EntityTypeBuilder<TrackedChannel> builder)
    {
        builder.ToTable("TrackedChannels");
        builder.Property(c => c.Address).HasMaxLength(64);
        builder.Property(c => c.Title).HasMaxLength(160);
        builder.Property(c => c.Username).HasMaxLength(64);
        builder.Property(c => c.About).HasMaxLength(300);
        builder.Property(c => c.Trouble).HasMaxLength(500);
        builder.HasIndex(c => new { c.WorkspaceId, c.Address }).IsUnique();
        builder.HasIndex(c => new { c.WorkspaceId, c.TelegramId }).IsUnique();
        builder.HasIndex(c => c.NextWorkAt);
    }
}

public static class TrackedChannelRows
{
    extension(AppDbContext db)
    {
        public DbSet<TrackedChannel> TrackedChannels => db.Set<TrackedChannel>();
    }
}
