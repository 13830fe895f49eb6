namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>One number of the dashboard, over the period or as it stands now.</summary>
/// <param name="Key">Its name in the address: "new".</param>
/// <param name="Value">Null where there is nothing to tell: no answer yet, nothing sent.</param>
public sealed record OverviewFigure(string Key, FigureUnit Unit, double? Value)
{
    /// <summary>The part of the period that is compared.</summary>
    public double? Compared { get; init; }

    /// <summary>The same of the period before.</summary>
    public double? Before { get; init; }

    /// <summary>The same of the same day of last week.</summary>
    public double? LastWeek { get; init; }

    /// <summary>By bucket; empty for what is only known as it stands now.</summary>
    public IReadOnlyList<double?> Series { get; init; } = [];

    public IReadOnlyList<double?> Previous { get; init; } = [];

    public bool HasSeries => Series.Count > 0;

    public bool IsSame(OverviewFigure other) =>
        (Key, Value, Compared, Before, LastWeek) == (other.Key, other.Value, other.Compared, other.Before, other.LastWeek)
        && Series.SequenceEqual(other.Series) && Previous.SequenceEqual(other.Previous);
}

/// <summary>What a figure is counted in.</summary>
public enum FigureUnit
{
    Count,

    /// <summary>From 0 to 1.</summary>
    Share,
    Seconds,

    /// <summary>The smallest unit of the workspace's currency.</summary>
    Money,
    Stars,
}

/// <summary>The figures of one theme.</summary>
public sealed record OverviewNumbers(OverviewTheme Theme, OverviewRange Range, string Currency, IReadOnlyList<OverviewFigure> Figures)
{
    public OverviewFigure? Find(string? key) => Figures.FirstOrDefault(f => f.Key == key);

    public bool IsSame(OverviewNumbers other) =>
        (Theme, Range, Currency, Figures.Count) == (other.Theme, other.Range, other.Currency, other.Figures.Count)
        && Figures.Zip(other.Figures).All(pair => pair.First.IsSame(pair.Second));
}
