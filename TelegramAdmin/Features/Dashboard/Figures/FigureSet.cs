using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Features.Dashboard.Figures;

/// <summary>The six numbers of a period.</summary>
internal static class FigureSet
{
    public const string Default = "in";

    public static IReadOnlyList<Figure> Of(DashboardNumbers numbers) =>
    [
        Active(numbers),
        Counted("new", "New users", numbers.Series[Metric.NewUsers]),
        Counted(Default, "Messages in", numbers.Series[Metric.MessagesIn]),
        Counted("out", "Messages out", numbers.Series[Metric.MessagesOut]),
        Delivery(numbers.Series[Metric.MessagesOut], numbers.Series[Metric.MessagesFailed]),
        Counted("errors", "Errors", numbers.Series[Metric.Errors], moreIsBetter: false),
    ];

    private static Figure Active(DashboardNumbers numbers)
    {
        var delta = numbers.PreviousActiveUsers is { } before ? KpiDelta.Between(numbers.ActiveUsers, before) : null;
        var series = numbers.Series[Metric.ActiveUsers];
        return new Figure("active", "Active users", Numbers.Count(numbers.ActiveUsers), delta, ChartUnit.Count, Points(series.Values), Points(series.Previous));
    }

    private static Figure Counted(string key, string title, MetricSeries series, bool moreIsBetter = true) => new(key, title,
        Numbers.Count(series.Total), KpiDelta.Between(series.Total, series.PreviousTotal, moreIsBetter), ChartUnit.Count, Points(series.Values), Points(series.Previous));

    private static Figure Delivery(MetricSeries sent, MetricSeries failed)
    {
        var (now, before) = (Share(sent.Total, failed.Total), Share(sent.PreviousTotal, failed.PreviousTotal));
        return new Figure("delivery", "Delivery", Numbers.Percent(now, 2), Points(now - before), ChartUnit.Share,
            [.. sent.Values.Zip(failed.Values, Share)], [.. sent.Previous.Zip(failed.Previous, Share)]);
    }

    private static double? Share(long sent, long failed) => sent + failed == 0 ? null : (double)sent / (sent + failed);

    /// <summary>Shares differ by points, not by percent of a percent.</summary>
    private static KpiDelta? Points(double? change) => change is not { } difference ? null
        : new KpiDelta($"{Math.Abs(difference * 100).ToString("0.00", System.Globalization.CultureInfo.CurrentCulture)} pt", difference >= 0, Math.Abs(difference) < 0.001 ? null : difference > 0);

    private static IReadOnlyList<double?> Points(IReadOnlyList<long> values) => [.. values.Select(value => (double?)value)];
}
