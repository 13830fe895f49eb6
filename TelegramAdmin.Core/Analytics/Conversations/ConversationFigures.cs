using TelegramAdmin.Core.Analytics.Periods;

namespace TelegramAdmin.Core.Analytics.Conversations;

/// <summary>How the team did in a period.</summary>
/// <param name="Before">The period before, up to the same time of its last day while this one is still under way.</param>
/// <param name="Days">One for each day of the period.</param>
/// <param name="Hours">Hours of the week in which somebody asked and was answered.</param>
/// <param name="IsCut">There is more than is counted at once; the newest are.</param>
public sealed record ConversationFigures(
    DayPeriod Period,
    FigureTotals Now,
    FigureTotals Before,
    IReadOnlyList<FigureTotals> Days,
    IReadOnlyList<FigureGroup> Operators,
    IReadOnlyList<FigureGroup> Labels,
    IReadOnlyList<FigureGroup> Bots,
    IReadOnlyDictionary<HourOfWeek, HourFigures> Hours,
    bool IsCut);

/// <param name="Id">As it stands in a filter.</param>
/// <param name="Name">Null for <see cref="FigureFilter.Nobody"/>.</param>
public sealed record FigureGroup(long Id, string? Name, FigureTotals Totals);

/// <param name="Questions">That were answered.</param>
/// <param name="Median">Of the seconds until the answer, within business hours.</param>
public sealed record HourFigures(int Questions, double Median);
