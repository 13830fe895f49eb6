using System.Globalization;
using TelegramAdmin.Core.Analytics.Behaviour;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Sheets;

namespace TelegramAdmin.Features.Analytics.Behaviour;

/// <summary>The tables of Behaviour.</summary>
internal sealed class BehaviourSheets(BehaviourReader behaviour, TimeProvider clock) : IFigureSheets
{
    public const string Funnel = "behaviour-funnel";

    public const string Cohorts = "behaviour-cohorts";

    public static IReadOnlyList<(FunnelStep Step, string Words)> Steps { get; } =
    [
        (FunnelStep.Started, "Started a bot"), (FunnelStep.UsedUp, "Used up their credits"), (FunnelStep.Checkout, "Went to pay"), (FunnelStep.Bought, "Bought"), (FunnelStep.BoughtAgain, "Bought again"),
    ];

    public static IReadOnlyList<string> Names { get; } = [Funnel, Cohorts, "behaviour-commands", "behaviour-buttons"];

    public async Task<IReadOnlyList<FigureSheet>> ReadAsync(WorkspaceId workspace, PeriodQuery query, IQueryCollection further, CancellationToken cancellation) =>
        Of(await behaviour.ReadAsync(workspace, BehaviourAt.ToFilter(query, further["link"], further["by"], clock.GetUtcNow())), query);

    public static IReadOnlyList<FigureSheet> Of(BehaviourFigures figures, PeriodQuery query) =>
    [
        new(Funnel, "By start link", ["Start link", .. Steps.Select(s => s.Words), "Bought, share"],
            [.. figures.Links.Select(g => (IReadOnlyList<FigureCell>)
            [
                g.Link is { } link ? FigureCell.Of(link) : FigureCell.Said("No start link"),
                .. Steps.Select(s => FigureCell.Of(CountOf(g.Counts, s.Step), BehaviourAt.StepHref(figures.Filter, query, s.Step, g.Link ?? ""))),
                FigureCell.Share(g.Counts.Bought, g.Counts.Started),
            ])], "Nobody started a bot in these days."),
        new(Cohorts, "Who comes back", [figures.Filter.IsMonthly ? "Started in" : "Started in the week of", "People", .. Enumerable.Range(0, figures.Cohorts[0].Active.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))],
            [.. figures.Cohorts.Select(c => (IReadOnlyList<FigureCell>)
            [
                new(c.Start, StartWords(c, figures.Filter)), FigureCell.Of(c.People),
                .. Enumerable.Range(0, figures.Cohorts[0].Active.Count).Select(i => i < c.Active.Count ? FigureCell.Of(c.Active[i]) : FigureCell.None),
            ])], ""),
        Uses(Names[2], "Commands", "Command", figures.Commands, query, isButton: false, "Nobody wrote a command in these days."),
        Uses(Names[3], "Buttons", "Button", figures.Buttons, query, isButton: true, "Nobody pressed a button in these days."),
    ];

    public static long CountOf(FunnelCounts counts, FunnelStep step) => step switch
    {
        FunnelStep.UsedUp => counts.UsedUp,
        FunnelStep.Checkout => counts.Checkout,
        FunnelStep.Bought => counts.Bought,
        FunnelStep.BoughtAgain => counts.BoughtAgain,
        _ => counts.Started,
    };

    public static string StartWords(Cohort cohort, BehaviourFilter filter) => cohort.Start.ToString(filter.IsMonthly ? "MMM yyyy" : "d MMM yyyy", CultureInfo.CurrentCulture);

    private static FigureSheet Uses(string name, string title, string column, IReadOnlyList<UsedWord> words, PeriodQuery query, bool isButton, string empty) => new(name, title, [column, "Times"],
        [.. words.Select(w => (IReadOnlyList<FigureCell>)[FigureCell.Of(w.Word), FigureCell.Of(w.Times, BehaviourAt.UseHref(query, w.Word, isButton))])], empty);
}
