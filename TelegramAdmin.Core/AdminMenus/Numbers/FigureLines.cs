using System.Globalization;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Payments.Catalogue;

namespace TelegramAdmin.Core.AdminMenus.Numbers;

/// <summary>The dashboard's figures as lines of a message: the same numbers as in the browser, in days of UTC.</summary>
internal static class FigureLines
{
    private const string None = "–";

    public static string Of(OverviewNumbers numbers) => string.Join('\n', numbers.Figures.Select(figure => Line(figure, numbers.Currency)));

    private static string Line(OverviewFigure figure, string currency) => $"{FigureTitles.Title(figure.Key)}  <b>{Write(figure.Value, figure.Unit, currency)}</b>{Change(figure)}";

    private static string Change(OverviewFigure figure) => (figure.Unit, figure.Compared, figure.Before) switch
    {
        (FigureUnit.Share, { } now, { } before) when Math.Abs(now - before) >= 0.001 => $" ({Sign(now - before)}{(Math.Abs(now - before) * 100).ToString("0.0", CultureInfo.CurrentCulture)} points)",
        (FigureUnit.Share, _, _) => "",
        (_, { } now, { } before) => MenuText.Change((long)now, (long)before),
        _ => "",
    };

    private static string Write(double? value, FigureUnit unit, string currency) => value is not { } number ? None : unit switch
    {
        FigureUnit.Share => number.ToString("P1", CultureInfo.CurrentCulture),
        FigureUnit.Seconds => Time(TimeSpan.FromSeconds(Math.Round(number))),
        FigureUnit.Money => Currencies.Write((long)number, currency),
        FigureUnit.Stars => Currencies.Write((long)number, Currencies.Stars),
        _ => MenuText.Count((long)number),
    };

    /// <summary>45 s, 3 m 20 s, 2 h 5 m.</summary>
    private static string Time(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => $"{time.Seconds} s",
        { TotalHours: < 1 } => $"{time.Minutes} m {time.Seconds} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes} m",
    };

    private static char Sign(double change) => change > 0 ? '+' : '−';
}
