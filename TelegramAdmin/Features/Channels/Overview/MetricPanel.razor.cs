using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Revenue;

namespace TelegramAdmin.Features.Channels.Overview;

public sealed partial class MetricPanel
{
    private static readonly ChannelMetric[] Five = [ChannelMetric.Members, ChannelMetric.Views, ChannelMetric.Reach, ChannelMetric.Engagement, ChannelMetric.Forwards];

    private (ChannelFigures, IReadOnlyList<ChannelSeries>, string?)? _built;
    private IReadOnlyList<string> _labels = [];
    private IReadOnlyList<string> _longLabels = [];
    private IReadOnlyList<ChartSeries> _lines = [];
    private IReadOnlyList<ChartMark> _marks = [];

    [Parameter, EditorRequired]
    public required ChannelFigures Figures { get; set; }

    /// <summary>Channels that stand beside it.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ChannelSeries> Others { get; set; }

    [Parameter, EditorRequired]
    public required ChannelQuery Query { get; set; }

    /// <summary>Which figure is drawn, as in the URL.</summary>
    [Parameter]
    public string? Metric { get; set; }

    /// <summary>What came of the posts' links; null for channels of others.</summary>
    [Parameter]
    public PostOutcome? Outcome { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private ChannelSeries Series => Figures.Series;

    private ChannelTotals Now => Series.Now;

    private ChannelMetric Chosen => ChannelMetric.Find(Metric) ?? ChannelMetric.Views;

    // The sixth cell is for what the posts brought; a channel that is only watched shows its rhythm there.
    private IEnumerable<ChannelMetric> Strip => Outcome is null ? Five.Append(ChannelMetric.Posts) : Five;

    private IEnumerable<ChannelMetric> More => ChannelMetric.All.Except(Strip);

    private string Unit => Series.Period.Step switch
    {
        StepLength.Month => L["month by month"],
        StepLength.Week => L["week by week"],
        _ => L["day by day"],
    };

    private string Empty => Chosen == ChannelMetric.Members ? L["Members were not counted in these days"] : Now.Posts == 0 ? L["No posts in these days"] : L["Nothing was counted in these days"];

    /// <summary>The order of the posts that the chosen figure is made of.</summary>
    private string? Sort => Chosen == ChannelMetric.Engagement ? "-engagement" : Chosen == ChannelMetric.Forwards ? "-forwards" : Chosen == ChannelMetric.Reactions ? "-reactions" : Chosen == ChannelMetric.Comments ? "-comments"
        : Chosen == ChannelMetric.Members || Chosen == ChannelMetric.Posts ? null : "-views";

    protected override void OnParametersSet()
    {
        if (_built == (Figures, Others, Metric))
            return;
        _built = (Figures, Others, Metric);
        var length = Series.Period.Step;
        _labels = [.. Series.Steps.Select(step => FigureTexts.Step(step, length))];
        _longLabels = [.. Series.Steps.Select(FigureTexts.LongStep)];
        _lines = [.. Others.Prepend(Series).Select(s => new ChartSeries(s.Channel.Title, [.. s.Days.Select(Chosen.Value)]))];
        _marks = Mark();
    }

    // The ring names the post that made the day.
    private IReadOnlyList<ChartMark> Mark()
    {
        if (Chosen != ChannelMetric.Views || Series.Period.Step != StepLength.Day || Figures.Ranked.Best[PostOrder.Views] is not [var best, ..])
            return [];
        var day = DateOnly.FromDateTime(Series.Period.LocalOf(best.Post.PostedAt));
        return [new ChartMark(day.DayNumber - Series.Period.From.DayNumber, ChannelWords.Short(best.Post.Text, best.Post.Kind, L))];
    }
}
