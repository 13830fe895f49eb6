using System.Globalization;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Analytics.Periods;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>Figures and their rows in words.</summary>
internal static class FigureWords
{
    private const string Nobody = "The bot or others";

    /// <summary>What rows there are, as tabs.</summary>
    public static IReadOnlyList<Choice> Kinds(Localizer words) =>
    [
        new("opened", words["Opened"]), new("closed", words.Sense("Closed (conversations)")), new("first", words["First answers"]), new("answers", words["All answers"]),
        new("promised", words["Promised answers"]), new("late", words["Late answers"]), new("rated", words["Rated"]), new("received", words["Messages in"]), new("written", words["Messages out"]), new("open", words["Open at the end"]),
    ];

    public static string Key(FigureKind kind) => kind switch
    {
        FigureKind.Closed => "closed",
        FigureKind.Rated => "rated",
        FigureKind.Answers => "answers",
        FigureKind.FirstAnswers => "first",
        FigureKind.Promised => "promised",
        FigureKind.Late => "late",
        FigureKind.Received => "received",
        FigureKind.Written => "written",
        FigureKind.Open => "open",
        _ => "opened",
    };

    public static FigureKind Kind(string? key) => Enum.GetValues<FigureKind>().FirstOrDefault(kind => Key(kind) == key, FigureKind.Opened);

    public static bool IsAnswers(FigureKind kind) => kind is FigureKind.Answers or FigureKind.FirstAnswers or FigureKind.Promised or FigureKind.Late;

    /// <summary>Messages, which take no time.</summary>
    public static bool IsMessages(FigureKind kind) => kind is FigureKind.Received or FigureKind.Written;

    public static string Time(double? seconds) => seconds is { } value ? Numbers.Duration(TimeSpan.FromSeconds(Math.Round(value))) is var words && value < 1 ? "0 s" : words : Numbers.None;

    /// <summary>4.6.</summary>
    public static string Rating(double? rating) => rating is { } value ? value.ToString("0.0", CultureInfo.CurrentCulture) : Numbers.None;

    public static string Day(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);

    /// <summary>Monday, 9:00–10:00.</summary>
    public static string Hour(HourOfWeek hour) => $"{Day(hour.Day)}, {hour.Hour}:00–{(hour.Hour + 1) % 24}:00";

    /// <summary>12 Apr – 11 May 2026, or one day.</summary>
    public static string Period(DayPeriod period) =>
        period.Count == 1 ? period.To.ToString("d MMM yyyy", CultureInfo.CurrentCulture)
        : $"{period.From.ToString(period.From.Year == period.To.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture)} – {period.To.ToString("d MMM yyyy", CultureInfo.CurrentCulture)}";

    /// <summary>Somebody of the team, or what stands in their place.</summary>
    public static string Operator(string? name) => name ?? Nobody;

    public static string Operator(string? name, Localizer words) => name ?? words[Nobody];
}
