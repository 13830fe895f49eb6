using TelegramAdmin.Components.Charts;

namespace TelegramAdmin.Features.Dashboard.Figures;

/// <summary>One number of the strip and, chosen, the chart below it.</summary>
/// <param name="Key">Its name in the URL.</param>
/// <param name="Title">What the chart shows: "Messages in".</param>
public sealed record Figure(string Key, string Title, string Value, KpiDelta? Delta, ChartUnit Unit, IReadOnlyList<double?> Now, IReadOnlyList<double?> Before)
{
    public bool HasBefore => Before.Any(value => value is not null and not 0);

    /// <summary>For the small line in the strip.</summary>
    public IReadOnlyList<double> Line { get; } = [.. Now.Select(value => value ?? 0)];
}
