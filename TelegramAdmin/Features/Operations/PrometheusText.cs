using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Features.Operations;

/// <summary>The state of the process in Prometheus' text format (prometheus.io/docs/instrumenting/exposition_formats).</summary>
internal sealed class PrometheusText(IDatabase database, UpdateWindow window, BotDirectory directory, HealthReport health, EngineMeters meters, OpenCircuits circuits)
{
    private static readonly double[] Quantiles = [0.5, 0.95, 0.99];

    public async Task<string> WriteAsync()
    {
        var text = new StringBuilder();
        await using var db = database.ReadAll();
        var queue = await db.OutboxMessages.Where(m => m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying)
            .GroupBy(m => new { m.BotId, m.Lane }).Select(g => new { g.Key.BotId, g.Key.Lane, Count = g.Count() }).ToListAsync();
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).GroupBy(b => b.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync();
        Family(text, "telegramadmin_queue_messages", "gauge", "Messages waiting to be sent", queue.Select(q => ($"{{bot=\"{q.BotId}\",lane=\"{Lower(q.Lane)}\"}}", (double)q.Count)));
        Family(text, "telegramadmin_bots", "gauge", "Bots by state", bots.Select(b => ($"{{state=\"{Lower(b.State)}\"}}", (double)b.Count)));
        Family(text, "telegramadmin_bots_loaded", "gauge", "Bots in memory", [("", directory.LoadedCount)]);
        Family(text, "telegramadmin_updates_in_memory", "gauge", "Durable updates on their way through the handlers", [("", window.Count)]);
        Family(text, "telegramadmin_circuits", "gauge", "Browsers that hold a live page", [("", circuits.Count)]);
        Family(text, "telegramadmin_health", "gauge", "How each part stands: 0 not used, 1 works, 2 wants a look, 3 broken", (await health.CheckAsync()).Select(p => ($"{{part=\"{p.Name}\"}}", (double)p.State)));
        Measured(text);
        Process(text);
        return text.ToString();
    }

    private void Measured(StringBuilder text)
    {
        foreach (var what in Enum.GetValues<Counted>())
            Family(text, $"telegramadmin_{MeterWords.Of(what)}_total", "counter", "Since the start", [("", meters.Read(what))]);
        foreach (var what in Enum.GetValues<Timed>())
        {
            var (name, read) = ($"telegramadmin_{MeterWords.Of(what)}_seconds", meters.Read(what));
            Family(text, name, "summary", "Duration since the start", Quantiles.Where(_ => read.Total > 0).Select(q => ($"{{quantile=\"{q.ToString(CultureInfo.InvariantCulture)}\"}}", read.Percentile(q)!.Value / 1000)));
            text.Append(CultureInfo.InvariantCulture, $"{name}_sum {read.Sum / 1000}\n{name}_count {read.Total}\n");
        }
    }

    private static void Process(StringBuilder text)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        Family(text, "process_resident_memory_bytes", "gauge", "Resident memory", [("", process.WorkingSet64)]);
        Family(text, "process_cpu_seconds_total", "counter", "Processor time used", [("", process.TotalProcessorTime.TotalSeconds)]);
        Family(text, "process_start_time_seconds", "gauge", "Start, in Unix seconds", [("", new DateTimeOffset(process.StartTime).ToUnixTimeSeconds())]);
        Family(text, "dotnet_gc_collections_total", "counter", "Garbage collections of the oldest generation", [("", GC.CollectionCount(2))]);
    }

    private static void Family(StringBuilder text, string name, string type, string help, IEnumerable<(string Labels, double Value)> samples)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        foreach (var (labels, value) in samples)
            text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value}\n");
    }

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
