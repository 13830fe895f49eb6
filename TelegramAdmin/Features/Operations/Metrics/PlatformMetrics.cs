using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations.Metrics;

/// <summary>What .NET and the driver of PostgreSQL measure of themselves, under the names that OpenTelemetry gives them.</summary>
internal sealed class PlatformMetrics : IMetricSource, IDisposable
{
    private static readonly Dictionary<(string Meter, string Instrument), Shown> All = new()
    {
        [("System.Runtime", "dotnet.gc.collections")] = new("dotnet_gc_collections_total", MetricType.Counter, "Garbage collections by the generation that they reached"),
        [("System.Runtime", "dotnet.gc.pause.time")] = new("dotnet_gc_pause_time_seconds_total", MetricType.Counter, "Time in which garbage collections held everything up"),
        [("System.Runtime", "dotnet.gc.heap.total_allocated")] = new("dotnet_gc_heap_allocated_bytes_total", MetricType.Counter, "Memory handed out since the start"),
        [("System.Runtime", "dotnet.gc.last_collection.heap.size")] = new("dotnet_gc_last_collection_heap_size_bytes", MetricType.Gauge, "Size of the heap after the last collection, by generation"),
        [("System.Runtime", "dotnet.thread_pool.thread.count")] = new("dotnet_thread_pool_threads", MetricType.Gauge, "Threads of the pool"),
        [("System.Runtime", "dotnet.thread_pool.queue.length")] = new("dotnet_thread_pool_queue_length", MetricType.Gauge, "Work that waits for a thread"),
        [("System.Runtime", "dotnet.monitor.lock_contentions")] = new("dotnet_monitor_lock_contentions_total", MetricType.Counter, "Times that a thread found a lock taken"),
        [("System.Runtime", "dotnet.exceptions")] = new("dotnet_exceptions_total", MetricType.Counter, "Exceptions that were thrown, caught ones too"),
        [("System.Runtime", "dotnet.process.memory.working_set")] = new("process_resident_memory_bytes", MetricType.Gauge, "Resident memory"),
        [("System.Runtime", "dotnet.process.cpu.time")] = new("process_cpu_seconds_total", MetricType.Counter, "Processor time used, by mode"),
        [("Npgsql", "db.client.connection.count")] = new("db_client_connections", MetricType.Gauge, "Connections of the pool to PostgreSQL, by state; none on SQLite"),
        [("Npgsql", "db.client.connection.npgsql.pending_requests")] = new("db_client_connection_pending_requests", MetricType.Gauge, "Who waits for a connection of the pool"),
    };

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(Shown What, string Labels), double> _values = new();

    public PlatformMetrics()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (All.TryGetValue((instrument.Meter.Name, instrument.Name), out var shown))
                listener.EnableMeasurementEvents(instrument, shown);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, shown) => Take(instrument, value, tags, (Shown)shown!));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, shown) => Take(instrument, value, tags, (Shown)shown!));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, shown) => Take(instrument, value, tags, (Shown)shown!));
        _listener.Start();
    }

    public Task<IReadOnlyList<MetricFamily>> ReadAsync(AppDbContext db)
    {
        _listener.RecordObservableInstruments();
        return Task.FromResult<IReadOnlyList<MetricFamily>>(
        [
            .. All.Values.Select(shown => new MetricFamily(shown.Name, shown.Type, shown.Help, [.. _values.Where(v => v.Key.What == shown).OrderBy(v => v.Key.Labels, StringComparer.Ordinal).Select(v => new MetricSample("", v.Key.Labels, v.Value))])),
            MetricFamily.Gauge("process_start_time_seconds", "Start, in Unix seconds", StartedAt()),
        ]);
    }

    public void Dispose() => _listener.Dispose();

    // What is observed tells where it stands; what is not tells by how much it changed.
    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, Shown shown)
    {
        var key = (shown, shown.Name == "dotnet_exceptions_total" ? "" : LabelsOf(tags));
        if (instrument.IsObservable)
            _values[key] = value;
        else
            _values.AddOrUpdate(key, value, (_, before) => before + value);
    }

    // Of a pool's name, which holds the address of the database, nothing is shown.
    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>();
        foreach (var (name, value) in tags)
        {
            if (!name.Contains("pool.name", StringComparison.Ordinal))
                labels.Add(MetricFamily.Label(name.Split('.')[^1], Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
        }
        return string.Join(',', labels);
    }

    private static double StartedAt()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
    }

    private sealed record Shown(string Name, MetricType Type, string Help);
}
