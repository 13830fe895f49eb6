using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Performance;

/// <summary>Reads what was measured, in steps that a chart can show.</summary>
public sealed class PerformanceReader(IDatabase database, TimeProvider time)
{
    public async Task<PerformanceSeries> ReadAsync(PerformancePeriod period, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var first = new DateTimeOffset(now.UtcTicks - now.UtcTicks % period.Step.Ticks, TimeSpan.Zero) - period.Step * (period.Steps - 1);
        var span = period.Step < TimeSpan.FromHours(1) ? PerformanceSpan.Minute : PerformanceSpan.Hour;
        await using var db = database.ReadAll();
        var rows = await db.PerformanceSamples.Where(s => s.Span == span && s.At >= first).OrderBy(s => s.At).ToListAsync(cancellation);
        var steps = rows.GroupBy(r => (int)((r.At - first) / period.Step)).ToDictionary(g => g.Key, g => g.Select(r => Measured.Read(r.Data)).Aggregate((one, two) => one.Plus(two)));
        return new PerformanceSeries(period, [.. Enumerable.Range(0, period.Steps).Select(i => new MeasuredStep(first + period.Step * i, steps.GetValueOrDefault(i)))]);
    }
}

/// <param name="Step">How long each point of the chart is.</param>
public sealed record PerformancePeriod(string Name, int Steps, TimeSpan Step)
{
    public static IReadOnlyList<PerformancePeriod> All { get; } =
    [
        new("1h", 60, TimeSpan.FromMinutes(1)),
        new("24h", 96, TimeSpan.FromMinutes(15)),
        new("7d", 84, TimeSpan.FromHours(2)),
        new("90d", 90, TimeSpan.FromDays(1)),
    ];

    public static PerformancePeriod Of(string? name) => All.FirstOrDefault(p => p.Name == name) ?? All[0];
}

/// <param name="Measured">Null where nothing was kept: the program did not run.</param>
public sealed record MeasuredStep(DateTimeOffset At, Measured? Measured);

public sealed record PerformanceSeries(PerformancePeriod Period, IReadOnlyList<MeasuredStep> Steps)
{
    /// <summary>All of it together.</summary>
    public Measured Whole { get; } = Steps.Select(s => s.Measured).OfType<Measured>().Aggregate(Measured.None, (one, two) => one.Plus(two));

    public Measured? Latest => Steps.LastOrDefault(s => s.Measured is not null)?.Measured;
}
