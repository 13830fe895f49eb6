using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Charts;

public partial class Kpi
{
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Written out by Numbers or Amounts; balances and money are never rounded.</summary>
    [Parameter, EditorRequired]
    public required string Value { get; set; }

    /// <summary>On hover: how the figure is counted.</summary>
    [Parameter]
    public string? Title { get; set; }

    [Parameter]
    public KpiDelta? Delta { get; set; }

    [Parameter]
    public IReadOnlyList<double>? Series { get; set; }

    /// <summary>This cell's name in the strip's query; makes it a link that selects it.</summary>
    [Parameter]
    public string? Metric { get; set; }

    /// <summary>Where the rows behind the figure are. Without a metric the whole cell leads there.</summary>
    [Parameter]
    public string? Link { get; set; }

    /// <summary>Its name for programs that read the page: "revenue".</summary>
    [Parameter]
    public string? Figure { get; set; }

    /// <summary>Beside the name: the value as it was counted, money in the smallest unit.</summary>
    [Parameter]
    public double? Raw { get; set; }

    [CascadingParameter]
    public KpiStrip? Strip { get; set; }

    private string? RawText => Raw?.ToString("R", CultureInfo.InvariantCulture);

    private bool IsSelected => Metric is not null && Strip?.SelectedOrDefault == Metric;

    private string? Href => Metric is null ? Link : Strip?.HrefOf(Metric);

    private string? DeltaClass => Delta?.IsGood switch
    {
        true => "ta-delta--good",
        false => "ta-delta--bad",
        null => null,
    };

    private MarkupString Arrow => Delta?.IsUp switch
    {
        true => new($"<span aria-hidden=\"true\">↑</span><span class=\"ta-hidden\">{L.Sense("up (figure)")}</span>"),
        false => new($"<span aria-hidden=\"true\">↓</span><span class=\"ta-hidden\">{L.Sense("down (figure)")}</span>"),
        null => default,
    };
}
