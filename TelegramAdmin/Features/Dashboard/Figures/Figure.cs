using TelegramAdmin.Components.Charts;

namespace TelegramAdmin.Features.Dashboard.Figures;

/// <summary>One number of the strip and, chosen, the chart below it.</summary>
/// <param name="Key">Its name in the URL.</param>
/// <param name="Title">What the chart shows: "Messages in".</param>
/// <param name="Link">Where its rows are; null where none can be shown.</param>
/// <param name="Comparison">"Until 14:00: 312, yesterday 280, last Saturday 250"; null where nothing is compared.</param>
public sealed record Figure(string Key, string Title, string Meaning, string Value, KpiDelta? Delta, string? Link, string? Comparison, ChartUnit Unit, IReadOnlyList<double?> Now, IReadOnlyList<double?> Before)
{
    /// <summary>The value as it was counted; null where there is none.</summary>
    public double? Raw { get; init; }

    public bool HasBefore => Before.Any(value => value is not null and not 0);

    public bool HasChart => Now.Count > 0;

    /// <summary>For the small line in the strip.</summary>
    public IReadOnlyList<double>? Line { get; } = Now.Count > 0 ? [.. Now.Select(value => value ?? 0)] : null;
}
