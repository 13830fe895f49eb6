using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;

namespace TelegramAdmin.Features.Dashboard.Figures;

public sealed partial class FiguresPanel
{
    private object? _built;
    private IReadOnlyList<Figure> _figures = [];
    private IReadOnlyList<ChartSeries> _series = [];
    private Figure _chosen = null!;
    private FigureAxis _axis = null!;

    [Parameter, EditorRequired]
    public required DashboardNumbers Numbers { get; set; }

    /// <summary>Which number the chart shows, as in the URL.</summary>
    [Parameter]
    public string? Metric { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    private string Wanted => _chosen.Key switch
    {
        "active" => "people",
        "new" => "new people",
        "errors" => "errors",
        _ => "messages",
    };

    /// <summary>The page draws every second; the chart only when its numbers changed.</summary>
    protected override void OnParametersSet()
    {
        if (_built is (DashboardNumbers numbers, string metric) && ReferenceEquals(numbers, Numbers) && metric == (Metric ?? ""))
            return;
        _built = (Numbers, Metric ?? "");
        _axis = new FigureAxis(Numbers.Range, Reader);
        _figures = FigureSet.Of(Numbers);
        _chosen = _figures.FirstOrDefault(figure => figure.Key == Metric) ?? _figures.First(figure => figure.Key == FigureSet.Default);
        var now = new ChartSeries(_axis.NowWords, _chosen.Now);
        _series = _chosen.HasBefore ? [now, new ChartSeries(_axis.BeforeWords, _chosen.Before, IsPrevious: true)] : [now];
    }
}
