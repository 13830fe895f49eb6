using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TelegramAdmin.Core.Telemetry;

/// <summary>
/// What is measured of the engine, once for the page, for /metrics and for whoever listens to the meter "TelegramAdmin". One for each process's
/// app, so that two apps in one process keep their numbers apart.
/// </summary>
public sealed class EngineMeters : IDisposable
{
    public const string Name = "TelegramAdmin";

    private readonly Meter _meter = new(Name);
    private readonly ConcurrentDictionary<Timed, (Histogram<double> Instrument, LatencyBuckets Minute, LatencyBuckets Total)> _timed = new();
    private readonly ConcurrentDictionary<Counted, (Counter<long> Instrument, Tally Minute, Tally Total)> _counted = new();

    public EngineMeters()
    {
        foreach (var what in Enum.GetValues<Timed>())
            _timed[what] = (_meter.CreateHistogram<double>($"telegramadmin.{MeterWords.Of(what)}.duration", "s"), new LatencyBuckets(), new LatencyBuckets());
        foreach (var what in Enum.GetValues<Counted>())
            _counted[what] = (_meter.CreateCounter<long>($"telegramadmin.{MeterWords.Of(what)}"), new Tally(), new Tally());
    }

    public void Record(Timed what, TimeSpan took)
    {
        var (instrument, minute, total) = _timed[what];
        var milliseconds = Math.Max(0, took.TotalMilliseconds);
        instrument.Record(milliseconds / 1000);
        minute.Add(milliseconds);
        total.Add(milliseconds);
    }

    public void Count(Counted what, int by = 1)
    {
        var (instrument, minute, total) = _counted[what];
        instrument.Add(by);
        minute.Add(by);
        total.Add(by);
    }

    /// <summary>What came since the last call, and begins anew: for the one who keeps samples.</summary>
    public LatencyCount Take(Timed what) => _timed[what].Minute.Take();

    /// <inheritdoc cref="Take(Timed)"/>
    public long Take(Counted what) => _counted[what].Minute.Take();

    /// <summary>Since the start.</summary>
    public LatencyCount Read(Timed what) => _timed[what].Total.Read();

    /// <inheritdoc cref="Read(Timed)"/>
    public long Read(Counted what) => _counted[what].Total.Read();

    public void Dispose() => _meter.Dispose();
}
