using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts;

/// <summary>Credits or a pass for an audience, each person once.</summary>
public sealed class GiftCampaign : IWorkspaceOwned
{
    public const int LongestName = 100;
    public const int LongestReason = 200;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    public GiftState State { get; set; } = GiftState.Draft;

    /// <summary>Counts up with every change; who saves or starts says which one they saw.</summary>
    public int Version { get; set; } = 1;

    public GiftKind Kind { get; set; } = GiftKind.Given;

    /// <summary>An <see cref="Audiences.Audience"/> as JSON: who is given it, or who may claim it.</summary>
    public required string Audience { get; set; }

    /// <summary>Credits for each person; 0 where it is a pass.</summary>
    public long Credits { get; set; }

    /// <summary>Given credits end after so many days; null never.</summary>
    public int? ExpiresAfterDays { get; set; }

    /// <summary>A pass of so many days for each person; 0 where it is credits.</summary>
    public int PassDays { get; set; }

    /// <summary>What stands in the ledger.</summary>
    public required string Reason { get; set; }

    /// <summary>A <see cref="Writing.CampaignMessage"/> as JSON; null gives silently.</summary>
    public string? Message { get; set; }

    /// <summary>At most so many credits in all; null without a limit.</summary>
    public long? Budget { get; set; }

    /// <summary>With claims: at most so many people; null without a limit.</summary>
    public int? MostClaims { get; set; }

    /// <summary>With claims: the last moment.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    public string? Trouble { get; set; }

    public long? AdminId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>The last person who was listed: where it goes on after a restart.</summary>
    public long? ListedUpTo { get; set; }

    public DateTimeOffset? ListedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When what is unspent was taken back.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
}

public enum GiftState
{
    Draft = 1,
    Running = 2,
    Paused = 3,
    Finished = 4,
    Cancelled = 5,
    Undoing = 6,
    Undone = 7,
}

public enum GiftKind
{
    /// <summary>Everybody of the audience gets it.</summary>
    Given = 1,

    /// <summary>Who presses the button first gets it, until the end or the limit.</summary>
    Claimed = 2,
}

/// <summary>One person of a gift, once.</summary>
public sealed class GiftRecipient : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long GiftId { get; init; }

    public required long TelegramUserId { get; init; }

    /// <summary>Which tells them; null where none reaches them.</summary>
    public BotId? BotId { get; set; }

    public GiftRecipientState State { get; set; } = GiftRecipientState.Waiting;

    /// <summary>What was taken back again.</summary>
    public long Returned { get; set; }

    public DateTimeOffset? GivenAt { get; set; }

    public long? OutboxId { get; set; }

    /// <summary>What became of the message.</summary>
    public Delivery.DeliveryState? Told { get; set; }

    public string? Error { get; set; }
}

public enum GiftRecipientState
{
    Waiting = 1,

    /// <summary>With a claim: the button was sent to them.</summary>
    Offered = 2,

    Given = 3,

    /// <summary>Left out, with the reason.</summary>
    Skipped = 4,

    /// <summary>What was unspent is taken back.</summary>
    Undone = 5,
}

internal sealed class GiftConfiguration : IEntityTypeConfiguration<GiftCampaign>, IEntityTypeConfiguration<GiftRecipient>
{
    public void Configure(EntityTypeBuilder<GiftCampaign> builder)
    {
        builder.ToTable("GiftCampaigns");
        builder.Property(g => g.Name).HasMaxLength(GiftCampaign.LongestName);
        builder.Property(g => g.Reason).HasMaxLength(GiftCampaign.LongestReason);
        builder.Property(g => g.Trouble).HasMaxLength(300);
        builder.HasIndex(g => new { g.WorkspaceId, g.State, g.Id });
    }

    public void Configure(EntityTypeBuilder<GiftRecipient> builder)
    {
        builder.ToTable("GiftRecipients");
        builder.Property(r => r.Error).HasMaxLength(300);
        builder.HasIndex(r => new { r.GiftId, r.TelegramUserId }).IsUnique();
        builder.HasIndex(r => new { r.GiftId, r.State, r.Id });
    }
}

public static class GiftRows
{
    extension(AppDbContext db)
    {
        public DbSet<GiftCampaign> GiftCampaigns => db.Set<GiftCampaign>();

        public DbSet<GiftRecipient> GiftRecipients => db.Set<GiftRecipient>();
    }
}
