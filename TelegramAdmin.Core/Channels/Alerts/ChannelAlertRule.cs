using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>What of channels the team wants to be told, and where.</summary>
public sealed class ChannelAlertRule : IWorkspaceOwned
{
    public const int LongestName = 80;
    public const int LongestWords = 4000;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    public bool IsOn { get; set; }

    /// <summary>Since when it is on; what happened before is not told.</summary>
    public DateTimeOffset? OnSince { get; set; }

    public required AlertKind Kind { get; set; }

    public required AlertScope Scope { get; set; }

    /// <summary>With <see cref="AlertScope.One"/>.</summary>
    public long? ChannelId { get; set; }

    /// <summary>With members: how many, or how many percent.</summary>
    public long Amount { get; set; }

    public bool IsPercent { get; set; }

    /// <summary>With members: within how many hours. With silence: for how many.</summary>
    public int Hours { get; set; }

    /// <summary>With a post that takes off: how many times the usual views.</summary>
    public double Factor { get; set; }

    /// <summary>Words and phrases, one a line; empty for other kinds.</summary>
    public string Words { get; set; } = "";

    /// <summary>So long after it told of a channel it stays quiet about it.</summary>
    public int CooldownMinutes { get; set; }

    /// <summary>Telegram's numbers of those of the staff who get it, separated by commas.</summary>
    public string Recipients { get; set; } = "";

    public bool ToGroup { get; set; }

    /// <summary>The bot that tells; null for any that reaches whom it is for.</summary>
    public BotId? BotId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Kept for a day, so that it can be brought back.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public TimeSpan Cooldown => TimeSpan.FromMinutes(CooldownMinutes);

    public IReadOnlyList<string> WordList => Words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool IsAbout(TrackedChannel channel) => Scope switch
    {
        AlertScope.One => channel.Id == ChannelId,
        AlertScope.Own => channel.IsOwn,
        AlertScope.Others => !channel.IsOwn,
        _ => true,
    };
}

/// <summary>What a rule looks for; stored by number.</summary>
public enum AlertKind
{
    /// <summary>Members grew by so many, or so many percent, within some hours.</summary>
    MembersGrew = 1,
    MembersFell = 2,

    /// <summary>A post has several times the views that posts of the channel usually have at its age.</summary>
    TakesOff = 3,

    /// <summary>A new post holds one of some words.</summary>
    Words = 4,

    /// <summary>A post was deleted.</summary>
    Deleted = 5,

    /// <summary>What a post says was changed.</summary>
    Edited = 6,

    /// <summary>Nothing was posted for some hours.</summary>
    Silent = 7,

    /// <summary>No account can read the channel any more.</summary>
    Lost = 8,
}

public enum AlertScope
{
    All = 1,
    Own = 2,
    Others = 3,
    One = 4,
}

internal sealed class ChannelAlertRuleConfiguration : IEntityTypeConfiguration<ChannelAlertRule>
{
    public void Configure(EntityTypeBuilder<ChannelAlertRule> builder)
    {
        builder.ToTable("ChannelAlertRules");
        builder.Ignore(r => r.Cooldown);
        builder.Ignore(r => r.WordList);
        builder.Property(r => r.Name).HasMaxLength(ChannelAlertRule.LongestName);
        builder.Property(r => r.Words).HasMaxLength(ChannelAlertRule.LongestWords);
        builder.Property(r => r.Recipients).HasMaxLength(500);
        builder.HasIndex(r => new { r.WorkspaceId, r.IsOn, r.Kind });
    }
}

public static class ChannelAlertRows
{
    extension(AppDbContext db)
    {
        public DbSet<ChannelAlertRule> ChannelAlertRules => db.Set<ChannelAlertRule>();

        public DbSet<ChannelAlert> ChannelAlerts => db.Set<ChannelAlert>();
    }
}
