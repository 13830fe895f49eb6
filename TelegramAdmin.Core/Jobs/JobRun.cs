using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Jobs;

/// <summary>One run of a scheduled job.</summary>
public sealed class JobRun
{
    public long Id { get; init; }

    public required string Job { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>What it did, in a sentence.</summary>
    public string? Summary { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Error { get; init; }
}

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRuns");
        builder.Property(r => r.Job).HasMaxLength(64);
        builder.Property(r => r.Summary).HasMaxLength(300);
        builder.Property(r => r.Error).HasMaxLength(1000);
        builder.HasIndex(r => new { r.Job, r.Id });
    }
}

public static class JobRows
{
    extension(AppDbContext db)
    {
        public DbSet<JobRun> JobRuns => db.Set<JobRun>();

        public DbSet<JobSwitch> JobSwitches => db.Set<JobSwitch>();
    }
}
