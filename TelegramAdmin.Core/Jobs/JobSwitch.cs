using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Jobs;

/// <summary>A job that somebody paused: the clock passes it over until the row is gone.</summary>
public sealed class JobSwitch
{
    public required string Job { get; init; }

    public required DateTimeOffset PausedAt { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }
}

internal sealed class JobSwitchConfiguration : IEntityTypeConfiguration<JobSwitch>
{
    public void Configure(EntityTypeBuilder<JobSwitch> builder)
    {
        builder.ToTable("JobSwitches");
        builder.HasKey(s => s.Job);
        builder.Property(s => s.Job).HasMaxLength(64);
        builder.Property(s => s.By).HasMaxLength(200);
    }
}
