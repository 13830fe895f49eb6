using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Dashboard.Figures;

public sealed partial class FiguresPanel
{
    private object? _built;
    private IReadOnlyList<Figure> _figures = [];
    private IReadOnlyList<ChartSeries> _series = [];
    private Figure _chosen = null!;
    private string? _first;
    private FigureAxis _axis = null!;

    [Parameter, EditorRequired]
    public required OverviewNumbers Numbers { get; set; }

    [Parameter]
    public BotId? Bot { get; set; }

    /// <summary>Which number the chart shows, as in the URL.</summary>
    [Parameter]
    public string? Metric { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    /// <summary>The page draws every second; the chart only when its numbers changed.</summary>
    protected override void OnParametersSet()
    {
        if (_built is (OverviewNumbers numbers, string metric) && ReferenceEquals(numbers, Numbers) && metric == (Metric ?? ""))
            return;
        _built = (Numbers, Metric ?? "");
        _axis = new FigureAxis(Numbers.Range, Reader, L);
        _figures = new FigureMaker(Numbers, _axis, Bot, L).All();
        _chosen = _figures.FirstOrDefault(figure => figure.Key == Metric && figure.HasChart) ?? _figures.First(figure => figure.HasChart);
        _first = _figures.First(figure => figure.HasChart).Key;
        var now = new ChartSeries(_axis.NowWords, _chosen.Now);
        _series = _chosen.HasBefore ? [now, new ChartSeries(_axis.BeforeWords, _chosen.Before, IsPrevious: true)] : [now];
    }
}
