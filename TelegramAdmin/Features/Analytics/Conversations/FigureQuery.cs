using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>Whose figures of which days, as it stands in the address; what cannot be read filters nothing.</summary>
public sealed record FigureQuery(string? Period = null, string? From = null, string? To = null, string? Bot = null, string? Operator = null, string? Label = null)
{
    public const string Usual = "30d";

    private const string Own = "own";

    /// <summary>Telegram is not older.</summary>
    private const int FirstYear = 2013;

    private const int LastYear = 2100;

    public static IReadOnlyList<Choice> Periods(Localizer words) => [new("today", words["Today"]), new("7d", words["7 d"]), new(Usual, words["30 d"]), new("90d", words["90 d"])];

    public bool IsOwn => Period == Own && Date(From) is not null && Date(To) is not null;

    public BotId? BotId => Core.Storage.BotId.TryParse(Bot, null, out var id) ? id : null;

    public long? OperatorId => Number(Operator);

    public long? LabelId => Number(Label);

    /// <summary>Nothing but the period.</summary>
    public bool IsWide => (BotId, OperatorId, LabelId) is (null, null, null);

    public static FigureQuery Of(IQueryCollection query) => new(query["period"], query["from"], query["to"], query["bot"], query["operator"], query["label"]);

    /// <summary>The parts of an address that show these days.</summary>
    public static Dictionary<string, object?> OwnDays(DateOnly from, DateOnly to) => new() { ["period"] = Own, ["from"] = Text(from), ["to"] = Text(to), [UrlState.Cursor] = null };

    /// <summary>The parts of an address that show the usual days again.</summary>
    public static Dictionary<string, object?> UsualDays() => new() { ["period"] = null, ["from"] = null, ["to"] = null, [UrlState.Cursor] = null };

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear ? day : null;

    public FigureFilter ToFilter(DateTimeOffset now, TimeZoneInfo zone) => new(PeriodAt(now, zone)) { Bot = BotId, Operator = OperatorId, Label = LabelId };

    /// <summary>The rows behind a number.</summary>
    /// <param name="more">What narrows it further; a filter of ours gives way to one of the same name.</param>
    public string RowsHref(FigureKind kind, params IEnumerable<(string Name, string? Value)> more) => Href(AnalyticsFrame.Conversations + "/rows", more.Append(("of", FigureWords.Key(kind))));

    public string Href(string path, params IEnumerable<(string Name, string? Value)> more)
    {
        var values = new Dictionary<string, string?> { ["period"] = Period, ["from"] = From, ["to"] = To, ["bot"] = Bot, ["operator"] = Operator, ["label"] = Label };
        foreach (var (name, value) in more)
            values[name] = value;
        return QueryHelpers.AddQueryString(path, values.Where(v => !string.IsNullOrEmpty(v.Value)));
    }

    private DayPeriod PeriodAt(DateTimeOffset now, TimeZoneInfo zone) => Period switch
    {
        Own when IsOwn => DayPeriod.Between(Date(From)!.Value, Date(To)!.Value, zone),
        "today" => DayPeriod.Last(1, now, zone),
        "7d" => DayPeriod.Last(7, now, zone),
        "90d" => DayPeriod.Last(90, now, zone),
        _ => DayPeriod.Last(30, now, zone),
    };

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
