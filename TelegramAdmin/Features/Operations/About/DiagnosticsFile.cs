using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Core.Operations.Performance;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Hosting.Logging;

namespace TelegramAdmin.Features.Operations.About;

/// <summary>One ZIP for whoever helps: versions, configuration, schema, health, counts and the last of the log; no secrets and nothing that people wrote.</summary>
internal sealed class DiagnosticsFile(
    IConfiguration configuration, SecretMask mask, HealthReport health, DatabaseSize size, LogReader log, PerformanceReader performance, SlowStatements slow, IDatabase database, TimeProvider time)
{
    private const int MostStatements = 20;

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public async Task WriteAsync(string file) => await File.WriteAllBytesAsync(file, await MakeAsync());

    public async Task<byte[]> MakeAsync()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, "versions.json", new { product = ProductVersions.Product, runtime = ProductVersions.Runtime, system = ProductVersions.System, processors = Environment.ProcessorCount, made = time.GetUtcNow(), packages = ProductVersions.Packages });
            await AddAsync(zip, "configuration.json", MaskedConfiguration.Read(configuration, mask));
            await AddAsync(zip, "schema.json", await SchemaReport.ReadAsync(database));
            await AddAsync(zip, "health.json", (await health.CheckAsync()).Select(p => new { p.Name, p.State, p.Finding.Measure, p.Finding.Cure }));
            await AddAsync(zip, "counts.json", await CountsAsync());
            await AddAsync(zip, "database.json", await size.ReadAsync());
            await AddAsync(zip, "performance.json", Describe(await performance.ReadAsync(PerformancePeriod.Of("24h"))));
            await AddAsync(zip, "statements.json", await SlowestAsync());
            await AddTextAsync(zip, "log.jsonl", string.Concat(log.Read(new LogFilter()).Rows.Reverse().Select(e => e.Write() + "\n")));
        }
        return stream.ToArray();
    }

    private async Task<object> CountsAsync()
    {
        await using var db = database.ReadAll();
        return new
        {
            workspaces = await db.Workspaces.CountAsync(),
            bots = await db.Bots.Where(b => b.State != BotState.Removed).GroupBy(b => b.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(),
            people = await db.BotUsers.CountAsync(),
        };
    }

    /// <summary>Texts with their parameters' names, never with values.</summary>
    private async Task<IReadOnlyList<object>> SlowestAsync()
    {
        var described = new List<object>();
        foreach (var statement in slow.Slowest(MostStatements))
        {
            await using var db = database.ReadAll();
            described.Add(new { statement.Text, statement.Count, longest = statement.Longest.TotalMilliseconds, mean = statement.Total.TotalMilliseconds / statement.Count, plan = (await StatementPlans.ReadAsync(db, statement.Text)).Split('\n') });
        }
        return described;
    }

    private static object Describe(PerformanceSeries series) => new
    {
        durations = Enum.GetValues<Core.Telemetry.Timed>().ToDictionary(t => t.ToString(), t => new { count = series.Whole.Of(t).Total, p50 = series.Whole.Of(t).Percentile(.5), p95 = series.Whole.Of(t).Percentile(.95), p99 = series.Whole.Of(t).Percentile(.99) }),
        counts = series.Whole.Counts,
        memory = series.Whole.Memory,
    };

    private Task AddAsync(ZipArchive zip, string name, object content) => AddTextAsync(zip, name, JsonSerializer.Serialize(content, Form));

    // Cleaned once more: whatever a part may say, no secret goes into the file.
    private async Task AddTextAsync(ZipArchive zip, string name, string text)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync();
        await entry.WriteAsync(Encoding.UTF8.GetBytes(mask.Clean(text)));
    }
}
