using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Performance;

/// <summary>What was measured in one minute, or in one hour.</summary>
public sealed class PerformanceSample
{
    public required PerformanceSpan Span { get; init; }

    /// <summary>Where it begins (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><see cref="Measured"/> as JSON.</summary>
    public required string Data { get; set; }
}

public enum PerformanceSpan
{
    Minute = 1,
    Hour = 2,
}

internal sealed class PerformanceSampleConfiguration : IEntityTypeConfiguration<PerformanceSample>
{
    public void Configure(EntityTypeBuilder<PerformanceSample> builder)
    {
        builder.ToTable("PerformanceSamples");
        builder.HasKey(s => new { s.Span, s.At });
    }
}

public static class PerformanceRows
{
    extension(AppDbContext db)
    {
        public DbSet<PerformanceSample> PerformanceSamples => db.Set<PerformanceSample>();
    }
}
