namespace TelegramAdmin.Components.Charts;

/// <param name="Values">One for each label of the chart; null leaves a gap.</param>
/// <param name="IsPrevious">The period before, drawn grey and dashed behind the others.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, bool IsPrevious = false);

/// <summary>One ring with a word on the first series: "Promo ended".</summary>
public sealed record ChartMark(int Index, string Words);

public enum ChartKind
{
    Line,

    /// <summary>Stacked when there are several series.</summary>
    Columns,
}
