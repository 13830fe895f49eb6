using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Analytics.Conversations;

namespace TelegramAdmin.Features.Analytics.Periods;

/// <summary>Which days of which bot, held against which others, as it stands in the address; what cannot be read filters nothing.</summary>
/// <param name="Zone">IANA name of whose days they are: a page's reader, a report's plan.</param>
public sealed record PeriodQuery(string? Period = null, string? From = null, string? To = null, string? Against = null, string? Bot = null, string? Zone = null)
{
    public const string Usual = "30d";

    private const string Own = "own";

    public static IReadOnlyList<Choice> Periods(Localizer words) => [new("today", words["Today"]), new("7d", words["7 d"]), new(Usual, words["30 d"]), new("90d", words["90 d"]), new("12m", words["12 m"])];

    public static IReadOnlyList<(ComparedWith Value, string Key, string Words)> Comparisons { get; } =
    [
        (ComparedWith.Before, "before", "The period before"), (ComparedWith.WeekAgo, "week", "Same days last week"), (ComparedWith.YearAgo, "year", "Same days last year"), (ComparedWith.Nothing, "none", "Nothing"),
    ];

    public bool IsOwn => Period == Own && FigureQuery.Date(From) is not null && FigureQuery.Date(To) is not null;

    public BotId? BotId => Core.Storage.BotId.TryParse(Bot, null, out var id) ? id : null;

    public ComparedWith ComparedWith => Comparisons.FirstOrDefault(c => c.Key == Against, Comparisons[0]).Value;

    public TimeZoneInfo TimeZone => Reader.In(Zone).Zone;

    public static PeriodQuery Of(IQueryCollection query) => new(query["period"], query["from"], query["to"], query["against"], query["bot"], query["zone"]);

    public DayPeriod At(DateTimeOffset now) => Period switch
    {
        Own when IsOwn => DayPeriod.Between(FigureQuery.Date(From)!.Value, FigureQuery.Date(To)!.Value, TimeZone),
        "today" => DayPeriod.Last(1, now, TimeZone),
        "7d" => DayPeriod.Last(7, now, TimeZone),
        "90d" => DayPeriod.Last(90, now, TimeZone),
        "12m" => TwelveMonths(now),
        _ => DayPeriod.Last(30, now, TimeZone),
    };

    /// <summary>An address that carries the same days.</summary>
    public string Href(string path, params IEnumerable<(string Name, string? Value)> more)
    {
        var values = new Dictionary<string, string?> { ["period"] = Period, ["from"] = From, ["to"] = To, ["against"] = Against, ["bot"] = Bot };
        foreach (var (name, value) in more)
            values[name] = value;
        return QueryHelpers.AddQueryString(path, values.Where(v => !string.IsNullOrEmpty(v.Value)));
    }

    /// <summary>What an export is asked for, its reader's zone included.</summary>
    public string Text(params IEnumerable<(string Name, string? Value)> more) => Href("", more.Append(("zone", Zone)));

    public static string Words(ComparedWith comparison) => comparison switch
    {
        ComparedWith.WeekAgo => "the same days last week",
        ComparedWith.YearAgo => "the same days last year",
        _ => "the period before",
    };

    // From the first of the month eleven months ago, so that whole months stand beside each other.
    private DayPeriod TwelveMonths(DateTimeOffset now)
    {
        var today = DayPeriod.Last(1, now, TimeZone).To;
        return DayPeriod.Between(new DateOnly(today.Year, today.Month, 1).AddMonths(-11), today, TimeZone);
    }
}
