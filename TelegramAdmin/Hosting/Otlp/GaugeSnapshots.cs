using System.Diagnostics.Metrics;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Features.Operations.Metrics;

namespace TelegramAdmin.Hosting.Otlp;

/// <summary>What /metrics reads from the database, for those who are sent metrics instead of fetching them: read every now and then, since the exporter cannot wait.</summary>
[OnEveryNode]
internal sealed partial class GaugeSnapshots(PrometheusText text, LoopBoard loops, TimeProvider time, ILogger<GaugeSnapshots> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly Meter _meter = new(EngineMeters.Name);
    private readonly HashSet<string> _known = [];
    private volatile IReadOnlyDictionary<string, MetricFamily> _families = new Dictionary<string, MetricFamily>();

    public async Task RunOnceAsync()
    {
        var families = (await text.ReadAsync()).Where(f => f.Type == MetricType.Gauge && f.Name.StartsWith("telegramadmin_", StringComparison.Ordinal)).ToDictionary(f => f.Name);
        _families = families;
        foreach (var family in families.Values.Where(f => _known.Add(f.Name)))
            _meter.CreateObservableGauge("telegramadmin." + family.Name["telegramadmin_".Length..], () => Read(family.Name), unit: null, family.Help);
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await loops.RunAsync(nameof(GaugeSnapshots), RunOnceAsync);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Unread(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private IEnumerable<Measurement<double>> Read(string name) => _families.TryGetValue(name, out var family) ? family.Samples.Select(s => new Measurement<double>(s.Value, Tags(s.Labels))) : [];

    // a="b",c="d": our own labels, of which none holds a quote.
    private static IEnumerable<KeyValuePair<string, object?>> Tags(string labels) =>
        labels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (object?)pair[1].Trim('"')));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Figures for the collector could not be read")]
        public static partial void Unread(ILogger logger, Exception e);
    }
}
