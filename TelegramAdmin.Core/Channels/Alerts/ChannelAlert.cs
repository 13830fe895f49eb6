using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Something that a rule looked for happened in a channel. Once for each rule, channel and occasion, however often it is seen.</summary>
public sealed class ChannelAlert : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long RuleId { get; init; }

    /// <summary>The rule's name then.</summary>
    public required string RuleName { get; init; }

    public required AlertKind Kind { get; init; }

    public required long ChannelId { get; init; }

    public long? MessageId { get; init; }

    /// <summary>Names the occasion, such as <c>words:418</c>.</summary>
    public required string Occasion { get; init; }

    /// <summary>What happened, in words.</summary>
    public required string Text { get; init; }

    public long? ValueBefore { get; init; }

    public long? ValueAfter { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>Nobody was told in Telegram, because the rule had told of this channel just before.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>When it was over, of what lasts: a channel that is silent, or lost.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>Name of who saw it first.</summary>
    public string? SeenBy { get; set; }
}

/// <summary>A rule found what it looks for.</summary>
/// <param name="Text">Channel and what happened.</param>
public sealed record ChannelAlerted(WorkspaceId WorkspaceId, long ChannelId, string Text) : IEvent;

/// <summary>Rules or what was seen of alerts changed.</summary>
public sealed record ChannelAlertsChanged(WorkspaceId WorkspaceId) : IEvent;

internal sealed class ChannelAlertConfiguration : IEntityTypeConfiguration<ChannelAlert>
{
    public const int LongestText = 600;

    public void Configure(EntityTypeBuilder<ChannelAlert> builder)
    {
        builder.ToTable("ChannelAlerts");
        builder.Property(a => a.RuleName).HasMaxLength(ChannelAlertRule.LongestName);
        builder.Property(a => a.Occasion).HasMaxLength(64);
        builder.Property(a => a.Text).HasMaxLength(LongestText);
        builder.Property(a => a.SeenBy).HasMaxLength(200);
        builder.HasIndex(a => new { a.RuleId, a.ChannelId, a.Occasion }).IsUnique();
        builder.HasIndex(a => new { a.WorkspaceId, a.Id });
        builder.HasIndex(a => new { a.ChannelId, a.Id });
        builder.HasIndex(a => new { a.RuleId, a.ChannelId, a.HappenedAt });
    }
}
