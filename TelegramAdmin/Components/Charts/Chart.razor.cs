using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace TelegramAdmin.Components.Charts;

public sealed partial class Chart : IAsyncDisposable
{
    private ElementReference _plot;
    private IJSObjectReference? _drawing;
    private object? _drawn;
    private bool _asTable;

    /// <summary>What the chart shows, for screen readers: "Revenue a day".</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Under the axis: "15 Apr".</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Labels { get; set; }

    /// <summary>In tooltip and table, where they differ: "Thursday 15 April".</summary>
    [Parameter]
    public IReadOnlyList<string>? LongLabels { get; set; }

    /// <summary>At most six besides the previous period.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartSeries> Series { get; set; }

    [Parameter]
    public ChartKind Kind { get; set; }

    [Parameter]
    public ChartUnit Unit { get; set; } = ChartUnit.Count;

    [Parameter]
    public IReadOnlyList<ChartMark> Marks { get; set; } = [];

    /// <summary>"incomplete day": dashes and shades the last step. Null when the period is over.</summary>
    [Parameter]
    public string? IncompleteWords { get; set; }

    /// <summary>Said in the middle when there is nothing: "No payments in these 30 days".</summary>
    [Parameter]
    public string? EmptyText { get; set; }

    /// <summary>In pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 220;

    [Inject]
    public required IJSRuntime Js { get; init; }

    private object Inputs => (Labels, Series, Marks, Kind, Unit, IncompleteWords, Height);

    private bool IsEmpty => Series.All(series => series.Values.All(value => value is null or 0));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            await DrawAsync(firstRender);
        }
        catch (Exception e) when (e is JSDisconnectedException or TaskCanceledException)
        {
            // Somebody went on before it was drawn.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_drawing is null)
            return;
        try
        {
            await _drawing.InvokeVoidAsync("destroy");
            await _drawing.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or TaskCanceledException)
        {
            // The page is gone and the chart with it.
        }
    }

    private async Task DrawAsync(bool firstRender)
    {
        if (firstRender)
            await StartAsync();
        if (_drawing is null || _asTable || Inputs.Equals(_drawn))
            return;
        _drawn = Inputs;
        await _drawing.InvokeVoidAsync("update", Model());
    }

    // While this waits, later renders find no drawing and leave their inputs to the comparison after it.
    private async Task StartAsync()
    {
        var inputs = Inputs;
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/chart.js"].FromRoot());
        var drawing = await module.InvokeAsync<IJSObjectReference>("draw", _plot, Assets["lib/apexcharts/apexcharts.esm.js"].FromRoot(), Model());
        (_drawing, _drawn) = (drawing, inputs);
    }

    private async Task SaveAsync()
    {
        if (_drawing is not null)
            await _drawing.InvokeVoidAsync("save", FileName());
    }

    // Words that every system takes as a name of a file.
    private string FileName() => string.Concat(Label.Select(c => char.IsLetterOrDigit(c) ? char.ToLower(c, CultureInfo.CurrentCulture) : '-')) + ".png";

    private string KeyClass(ChartSeries series, int index) => series.IsPrevious
        ? "ta-chart__line ta-chart__line--previous"
        : $"{(Kind == ChartKind.Columns ? "ta-chart__box" : "ta-chart__line")} ta-chart__c{ColourOf(index)}";

    private int ColourOf(int index) => Series.Take(index + 1).Count(series => !series.IsPrevious);

    private object Model() => new
    {
        columns = Kind == ChartKind.Columns,
        labels = Labels,
        longLabels = LongLabels ?? Labels,
        series = Series.Select((series, index) => new { name = series.Name, values = series.Values, previous = series.IsPrevious, colour = ColourOf(index) }),
        marks = Marks.Select(mark => new { index = mark.Index, words = mark.Words }),
        incomplete = IncompleteWords is not null,
        height = Height,
        unit = new { kind = Unit.Kind.ToString(), currency = Unit.Currency },
        culture = CultureInfo.CurrentCulture.Name,
    };
}
