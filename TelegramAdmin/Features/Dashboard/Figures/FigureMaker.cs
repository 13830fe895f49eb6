using System.Globalization;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Dashboard.Figures;

/// <summary>Puts figures into the reader's words.</summary>
internal sealed class FigureMaker(OverviewNumbers numbers, FigureAxis axis, BotId? bot, Localizer words)
{
    private const double Noticeable = 0.001;

    private readonly FigureLinks _links = new(numbers.Range.Period, bot);

    private double Unit => Math.Pow(10, Amounts.Decimals(numbers.Currency));

    public IReadOnlyList<Figure> All() => [.. numbers.Figures.Select(Make)];

    private Figure Make(OverviewFigure figure) => new(
        figure.Key, words[FigureTitles.Title(figure.Key)], words[FigureTitles.Meaning(figure.Key)], Write(figure.Value, figure.Unit), DeltaOf(figure, figure.Before),
        _links.Rows(figure.Key), ComparisonOf(figure), UnitOf(figure.Unit), Scaled(figure.Series, figure.Unit), Scaled(figure.Previous, figure.Unit)) { Raw = figure.Value };

    private string? ComparisonOf(OverviewFigure figure)
    {
        if (figure.LastWeek is { } week)
            return words["By {0}: {1}, {2} {3}, {4} {5}", axis.ComparedUntil, Write(figure.Compared, figure.Unit), axis.BeforeWords, Against(figure, figure.Before), axis.LastWeekWords, Against(figure, week)];
        return figure.Before is null || figure.Compared is null ? null : words["{0}, {1} {2}", Write(figure.Compared, figure.Unit), axis.BeforeWords, Against(figure, figure.Before)];
    }

    /// <summary>280 (+11.4%).</summary>
    private string Against(OverviewFigure figure, double? before) =>
        DeltaOf(figure, before) is { IsUp: { } up } delta ? $"{Write(before, figure.Unit)} ({(up ? "+" : "−")}{delta.Words})" : Write(before, figure.Unit);

    private KpiDelta? DeltaOf(OverviewFigure figure, double? earlier) => (figure.Compared, earlier) switch
    {
        ({ } now, { } before) when figure.Unit == FigureUnit.Share => Points(now - before, FigureTitles.IsMoreBetter(figure.Key)),
        ({ } now, { } before) => KpiDelta.Between(now, before, FigureTitles.IsMoreBetter(figure.Key)),
        _ => null,
    };

    /// <summary>Shares differ by points, not by percent of a percent.</summary>
    private KpiDelta Points(double change, bool isMoreBetter) => new(
        words["{0} pt", Math.Abs(change * 100).ToString("0.00", CultureInfo.CurrentCulture)], change >= 0, Math.Abs(change) < Noticeable ? null : change > 0 == isMoreBetter);

    private string Write(double? value, FigureUnit unit) => value is not { } number ? Numbers.None : unit switch
    {
        FigureUnit.Share => Numbers.Percent(number, 2),
        FigureUnit.Seconds => Numbers.Duration(TimeSpan.FromSeconds(Math.Round(number))),
        FigureUnit.Money => Amounts.Money((long)number, numbers.Currency),
        FigureUnit.Stars => Amounts.Money((long)number, "XTR"),
        _ => Numbers.Count((long)number),
    };

    private ChartUnit UnitOf(FigureUnit unit) => unit switch
    {
        FigureUnit.Share => ChartUnit.Share,
        FigureUnit.Seconds => ChartUnit.Seconds,
        FigureUnit.Money => ChartUnit.Money(numbers.Currency),
        _ => ChartUnit.Count,
    };

    private IReadOnlyList<double?> Scaled(IReadOnlyList<double?> values, FigureUnit unit) => unit == FigureUnit.Money ? [.. values.Select(v => v / Unit)] : values;
}
