using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Growth;

/// <summary>Whose growth, in which days.</summary>
/// <param name="Bot">Only people who know this one; null for all.</param>
public sealed record GrowthFilter(DayPeriod Period, ComparedWith Against = ComparedWith.Before, BotId? Bot = null);

/// <summary>How the people of a workspace grow.</summary>
/// <param name="New">Met in the period.</param>
/// <param name="NewBefore">The same of the days that it is held against; null without.</param>
/// <param name="Known">Everybody, now.</param>
/// <param name="ActiveDay">Seen within the last 24 hours; by the first message of a day.</param>
/// <param name="Blocked">Whom no bot can write to, now.</param>
/// <param name="Days">New people, one number for each day.</param>
/// <param name="ActiveDays">Different people who wrote, by day (UTC); one for each day.</param>
/// <param name="Languages">Of the new ones.</param>
public sealed record GrowthFigures(
    DayPeriod Period,
    PeopleFigure New,
    PeopleFigure? NewBefore,
    PeopleFigure Known,
    PeopleFigure ActiveDay,
    PeopleFigure ActiveWeek,
    PeopleFigure ActiveMonth,
    PeopleFigure Blocked,
    IReadOnlyList<long> Days,
    IReadOnlyList<long>? DaysBefore,
    IReadOnlyList<long> ActiveDays,
    IReadOnlyList<PeopleGroup> Languages,
    IReadOnlyList<PeopleGroup> Countries,
    IReadOnlyList<PeopleGroup> Premium,
    IReadOnlyList<PeopleGroup> Sources);
