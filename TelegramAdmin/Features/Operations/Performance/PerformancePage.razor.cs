using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Operations.Performance;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Features.Operations.Performance;

/// <summary>What was measured, as figures and lines.</summary>
public sealed partial class PerformancePage
{
    private const int LookEvery = 5;
    private const double Megabyte = 1_000_000;

    private static readonly Choice[] _periods = [new("1h", "1 h"), new("24h", "24 h"), new("7d", "7 d"), new("90d", "90 d")];

    private PerformancePeriod _period = PerformancePeriod.All[0];
    private PerformanceSeries? _series;
    private DatabaseSizes? _sizes;
    private ProcessNow _now = ProcessNow.Read(0);
    private IReadOnlyList<string> _labels = [];
    private IReadOnlyList<ChartSeries> _latencies = [];
    private IReadOnlyList<ChartSeries> _traffic = [];
    private IReadOnlyList<ChartSeries> _memory = [];
    private int _seconds;

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? Metric { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required PerformanceReader Samples { get; init; }

    [Inject]
    public required DatabaseSize Size { get; init; }

    [Inject]
    public required OpenCircuits Circuits { get; init; }

    private Timed Chosen => Enum.GetValues<Timed>().Where(t => MeterWords.Of(t) == Metric).DefaultIfEmpty(Timed.Reply).First();

    private bool HasBytes => _sizes!.Tables.Any(t => t.Bytes is not null);

    protected override Task OnParametersSetAsync()
    {
        _period = PerformancePeriod.Of(Period);
        return LoadAsync();
    }

    protected override async Task<bool> TickAsync()
    {
        if (++_seconds % LookEvery != 0)
            return false;
        await LoadAsync();
        return true;
    }

    private async Task LoadAsync()
    {
        _now = ProcessNow.Read(Circuits.Count);
        _sizes = await Size.ReadAsync();
        var series = await Samples.ReadAsync(_period);
        var steps = series.Steps;
        _series = series;
        _labels = [.. steps.Select(s => LabelOf(s.At))];
        var latencies = new (string Name, double Share)[] { ("p50", .5), ("p95", .95), ("p99", .99) }
            .Select(p => new ChartSeries(p.Name, [.. steps.Select(s => s.Measured?.Of(Chosen).Percentile(p.Share) / 1000)])).ToList();
        ChartSeries[] traffic = [new(L["Updates"], Values(m => m.Of(Counted.Updates))), new(L["Sent"], Values(m => m.Of(Counted.Sent))), new(L["Failed"], Values(m => m.Of(Counted.Failed)))];
        ChartSeries[] memory = [new(L["Process"], Values(m => Math.Round(m.Memory / Megabyte))), new(L["Objects"], Values(m => Math.Round(m.Heap / Megabyte)))];
        // A chart is drawn anew only when its numbers are.
        (_latencies, _traffic, _memory) = (IsSame(_latencies, latencies) ? _latencies : latencies, IsSame(_traffic, traffic) ? _traffic : traffic, IsSame(_memory, memory) ? _memory : memory);

        IReadOnlyList<double?> Values(Func<Measured, double> of) => [.. steps.Select(s => s.Measured is { } measured ? (double?)of(measured) : null)];
    }

    private static bool IsSame(IReadOnlyList<ChartSeries> shown, IReadOnlyList<ChartSeries> now) =>
        shown.Count == now.Count && shown.Zip(now).All(p => p.First.Name == p.Second.Name && p.First.Values.SequenceEqual(p.Second.Values));

    private string LabelOf(DateTimeOffset at) =>
        _period.Step >= TimeSpan.FromDays(1) ? at.UtcDateTime.ToString("d MMM", CultureInfo.CurrentCulture)
        : _period.Step >= TimeSpan.FromHours(1) ? Reader.Local(at).ToString("ddd HH:mm", CultureInfo.CurrentCulture) : Times.Clock(at, Reader);

    private KpiDelta CountOf(Timed what) => new(L["{0} measured", Numbers.Count(_series!.Whole.Of(what).Total)]);

    private IReadOnlyList<double>? SparkOf(Timed what)
    {
        var values = _series!.Steps.Select(s => s.Measured?.Of(what).Percentile(.95)).OfType<double>().ToList();
        return values.Count > 1 ? values : null;
    }
}
