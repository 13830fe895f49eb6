using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Behaviour;
using TelegramAdmin.Features.Analytics.Conversations;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Sheets;

namespace TelegramAdmin.Features.Analytics.Behaviour;

/// <summary>How far people get, whether they come back, and what they use.</summary>
public sealed partial class BehaviourPage
{
    private BehaviourFigures? _figures;
    private IReadOnlyList<FigureSheet> _sheets = [];
    private IReadOnlyList<BarItem> _steps = [];

    [SupplyParameterFromQuery]
    public string? Link { get; set; }

    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [Inject]
    public required BehaviourReader Behaviour { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override object? Further => (Link, By);

    private string ExportQuery => _query.Text(("link", Link), ("by", By));

    private string Lead => _figures is null ? "" : L["How far people get and whether they come back. {0}, days in {1}.", FigureWords.Period(_figures.Filter.Period), _figures.Filter.Period.Zone.Id];

    protected override void Forget() => _figures = null;

    protected override async Task ReadAsync(PeriodQuery query)
    {
        var figures = await Behaviour.ReadAsync(Staff.Workspace, BehaviourAt.ToFilter(query, Link, By, Clock.GetUtcNow()));
        _sheets = BehaviourSheets.Of(figures, query);
        _steps = [.. BehaviourSheets.Steps.Select(s => StepOf(figures, query, s.Step, L[s.Words]))];
        _figures = figures;
    }

    private static BarItem StepOf(BehaviourFigures figures, PeriodQuery query, FunnelStep step, string words)
    {
        var count = BehaviourSheets.CountOf(figures.All, step);
        var share = figures.All.Started == 0 ? "" : $" ({Numbers.Percent((double)count / figures.All.Started)})";
        return new BarItem(words, count, Numbers.Count(count) + share, count == 0 ? null : BehaviourAt.StepHref(figures.Filter, query, step, figures.Filter.Link));
    }
}
