using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>What messages cost a group of people and what they may do.</summary>
public sealed class Tier : IWorkspaceOwned
{
    public const int LargestPrice = 1_000;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    /// <summary>Whose tier is not set is in this one; each workspace has exactly one.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Credits by kind of message as JSON; see <see cref="MessagePrices"/>.</summary>
    public required string Prices { get; set; }

    public required TierPermissions Permissions { get; set; }

    /// <summary>Credits on top of each purchase, in percent.</summary>
    public int BonusPercent { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What the people of a tier may do.</summary>
[Flags]
public enum TierPermissions
{
    None = 0,

    /// <summary>Photos, videos, files, stickers, places and contacts.</summary>
    SendMedia = 1,

    SendVoice = 2,

    /// <summary>Give credits to another person.</summary>
    GiveCredits = 4,

    AutoRecharge = 8,

    ExportHistory = 16,

    All = SendMedia | SendVoice | GiveCredits | AutoRecharge | ExportHistory,
}

internal sealed class TierConfiguration : IEntityTypeConfiguration<Tier>
{
    public void Configure(EntityTypeBuilder<Tier> builder)
    {
        builder.ToTable("Tiers");
        builder.Property(t => t.Name).HasMaxLength(64);
        builder.HasIndex(t => new { t.WorkspaceId, t.Name }).IsUnique();
        builder.HasIndex(t => t.WorkspaceId).IsUnique().HasFilter("is_default").HasDatabaseName("ix_tiers_default");
    }
}
