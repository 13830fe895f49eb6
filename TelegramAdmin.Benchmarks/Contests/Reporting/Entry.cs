using TelegramAdmin.Benchmarks.Contests.Broadcasting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Contests.Reporting;

/// <summary>What one program did of one thing.</summary>
internal sealed record Entry(string Contest, string Program, double PerSecond)
{
    /// <summary>Ours, on this database; null for a peer.</summary>
    public DatabaseProvider? Ours { get; init; }

    /// <summary>How much it takes for each second of its own processor time, which busy neighbours do not change; null where its pace is set by the limits.</summary>
    public double? PerCoreSecond { get; init; }

    /// <summary>With a broadcast.</summary>
    public Arrivals? Arrivals { get; init; }
}
