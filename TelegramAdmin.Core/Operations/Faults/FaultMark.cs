using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Faults;

/// <summary>What somebody said about a cause of faults. Without one a cause is new.</summary>
public sealed class FaultMark : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required FaultSource Source { get; init; }

    /// <summary><see cref="FaultCauseKey"/> of the cause.</summary>
    public required string Cause { get; init; }

    public required FaultState State { get; set; }

    public required string By { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>A cause of warnings and errors in the log, counted as they are written.</summary>
public sealed class LogFault
{
    public required string Cause { get; init; }

    public required DateTimeOffset Hour { get; init; }

    public required int Level { get; set; }

    /// <summary>Where it was written: the class.</summary>
    public required string Category { get; set; }

    /// <summary>The latest of them, without secrets.</summary>
    public required string Message { get; set; }

    public required int Count { get; set; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; set; }
}

/// <summary>Where faults come from.</summary>
public enum FaultSource
{
    Update = 1,
    Message = 2,
    Webhook = 3,
    Stripe = 4,
    Job = 5,
    Log = 6,
}

public enum FaultState
{
    New = 1,

    /// <summary>Somebody looks after it.</summary>
    Known = 2,

    /// <summary>Not shown any more.</summary>
    Muted = 3,
}

internal sealed class FaultMarkConfiguration : IEntityTypeConfiguration<FaultMark>
{
    public void Configure(EntityTypeBuilder<FaultMark> builder)
    {
        builder.ToTable("FaultMarks");
        builder.HasKey(m => new { m.WorkspaceId, m.Source, m.Cause });
        builder.Property(m => m.Cause).HasMaxLength(32);
        builder.Property(m => m.By).HasMaxLength(200);
    }
}

internal sealed class LogFaultConfiguration : IEntityTypeConfiguration<LogFault>
{
    public void Configure(EntityTypeBuilder<LogFault> builder)
    {
        builder.ToTable("LogFaults");
        builder.HasKey(f => new { f.Cause, f.Hour });
        builder.Property(f => f.Cause).HasMaxLength(32);
        builder.Property(f => f.Category).HasMaxLength(200);
        builder.Property(f => f.Message).HasMaxLength(1000);
        builder.HasIndex(f => f.Hour);
    }
}

public static class FaultRows
{
    extension(AppDbContext db)
    {
        public DbSet<FaultMark> FaultMarks => db.Set<FaultMark>();

        public DbSet<LogFault> LogFaults => db.Set<LogFault>();
    }
}
