using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Health;

/// <summary>How a part stood: the moment at which its state changed, or how many minutes of an hour or a day it was in each.</summary>
public sealed class HealthSample
{
    public required string Part { get; init; }

    public required SampleSpan Span { get; init; }

    /// <summary>The moment of the change, or the beginning of the hour or day (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>With a change: what it became; with an hour or a day: the worst of it.</summary>
    public required HealthState State { get; set; }

    public int MinutesOk { get; set; }

    public int MinutesWarn { get; set; }

    public int MinutesBad { get; set; }

    /// <summary>With a change: how it showed.</summary>
    public string? Measure { get; set; }

    internal void Count(HealthState state)
    {
        State = (HealthState)Math.Max((int)State, (int)state);
        switch (state)
        {
            case HealthState.Ok: MinutesOk++; break;
            case HealthState.Warn: MinutesWarn++; break;
            case HealthState.Bad: MinutesBad++; break;
        }
    }
}

public enum SampleSpan
{
    Change = 1,
    Hour = 2,
    Day = 3,
}

internal sealed class HealthSampleConfiguration : IEntityTypeConfiguration<HealthSample>
{
    public void Configure(EntityTypeBuilder<HealthSample> builder)
    {
        builder.ToTable("HealthSamples");
        builder.HasKey(s => new { s.Part, s.Span, s.At });
        builder.Property(s => s.Part).HasMaxLength(64);
        builder.Property(s => s.Measure).HasMaxLength(300);
        builder.HasIndex(s => new { s.Span, s.At });
    }
}

public static class HealthRows
{
    extension(AppDbContext db)
    {
        public DbSet<HealthSample> HealthSamples => db.Set<HealthSample>();
    }
}
