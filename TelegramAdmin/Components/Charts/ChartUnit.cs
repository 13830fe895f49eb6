namespace TelegramAdmin.Components.Charts;

/// <summary>How the values of a chart are written on the axis, in the tooltip and in the table.</summary>
/// <param name="Currency">For money; the values are then whole units, not cents.</param>
public sealed record ChartUnit(ChartUnitKind Kind, string? Currency = null)
{
    public static ChartUnit Count { get; } = new(ChartUnitKind.Count);

    /// <summary>Values from 0 to 1.</summary>
    public static ChartUnit Share { get; } = new(ChartUnitKind.Share);

    public static ChartUnit PerSecond { get; } = new(ChartUnitKind.PerSecond);

    public static ChartUnit Seconds { get; } = new(ChartUnitKind.Seconds);

    public static ChartUnit Money(string currency) => new(ChartUnitKind.Money, currency);
}

public enum ChartUnitKind
{
    Count,
    Share,
    PerSecond,
    Seconds,
    Money,
}
