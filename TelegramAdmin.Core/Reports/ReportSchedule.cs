using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Reports;

/// <summary>Figures that go to members of the team in Telegram, again and again.</summary>
public sealed class ReportSchedule : IWorkspaceOwned
{
    public const int LongestName = 80;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    public required ReportRhythm Rhythm { get; set; }

    /// <summary>By <see cref="Zone"/>.</summary>
    public required TimeOnly At { get; set; }

    /// <summary>With a weekly one.</summary>
    public DayOfWeek Weekday { get; set; } = DayOfWeek.Monday;

    /// <summary>IANA name: whose clock and days these are.</summary>
    public required string Zone { get; set; }

    public required ReportParts Parts { get; set; }

    /// <summary>The figures of this bot only; null for all.</summary>
    public BotId? BotId { get; set; }

    /// <summary>Telegram's numbers of those of the team who get it, separated by commas.</summary>
    public required string Recipients { get; set; }

    public bool IsOn { get; set; } = true;

    /// <summary>When it goes out next; kept while it is off too.</summary>
    public required DateTimeOffset NextAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }
}

public enum ReportRhythm
{
    /// <summary>Of the day before.</summary>
    Daily = 1,

    /// <summary>Of the seven days before.</summary>
    Weekly = 2,

    /// <summary>On the first, of the month before.</summary>
    Monthly = 3,
}

/// <summary>What a report tells.</summary>
[Flags]
public enum ReportParts
{
    None = 0,
    Growth = 1,
    Revenue = 2,
    Conversations = 4,
    Delivery = 8,
}

/// <summary>A report went out, or could not.</summary>
public sealed class ReportRun : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long ScheduleId { get; init; }

    /// <summary>When it was due; null where somebody sent it between.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The first and the last day that it told.</summary>
    public required DateOnly FromDay { get; init; }

    public required DateOnly ToDay { get; init; }

    /// <summary>How many got it.</summary>
    public required int Receivers { get; init; }

    /// <summary>Why nobody did.</summary>
    public string? Error { get; init; }
}

internal sealed class ReportConfiguration : IEntityTypeConfiguration<ReportSchedule>, IEntityTypeConfiguration<ReportRun>
{
    public void Configure(EntityTypeBuilder<ReportSchedule> builder)
    {
        builder.ToTable("ReportSchedules");
        builder.Property(s => s.Name).HasMaxLength(ReportSchedule.LongestName);
        builder.Property(s => s.Zone).HasMaxLength(64);
        builder.HasIndex(s => new { s.WorkspaceId, s.Name }).IsUnique();
        builder.HasIndex(s => s.NextAt).HasFilter("is_on").HasDatabaseName("ix_report_schedules_due");
    }

    public void Configure(EntityTypeBuilder<ReportRun> builder)
    {
        builder.ToTable("ReportRuns");
        builder.Property(r => r.Error).HasMaxLength(300);
        builder.HasIndex(r => new { r.ScheduleId, r.Id });
    }
}

public static class ReportRows
{
    extension(AppDbContext db)
    {
        public DbSet<ReportSchedule> ReportSchedules => db.Set<ReportSchedule>();

        public DbSet<ReportRun> ReportRuns => db.Set<ReportRun>();
    }
}
