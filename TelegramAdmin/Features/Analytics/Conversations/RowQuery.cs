using System.Globalization;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Analytics.Periods;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>Which rows behind the figures, as it stands in the address.</summary>
public sealed record RowQuery(FigureQuery Figures, string? Of = null, string? Hour = null, string? Least = null)
{
    public FigureKind Kind => FigureWords.Kind(Of);

    public HourOfWeek? HourOfWeek => ReadHour(Hour);

    public long? LeastSeconds => long.TryParse(Least, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    public static RowQuery From(IQueryCollection query) => new(FigureQuery.Of(query), query["of"], query["hour"], query["least"]);

    /// <summary>Monday at nine is "1-9".</summary>
    public static string Text(HourOfWeek hour) => string.Create(CultureInfo.InvariantCulture, $"{(int)hour.Day}-{hour.Hour}");

    public FigureRowFilter ToFilter(DateTimeOffset now, TimeZoneInfo zone) => new(Figures.ToFilter(now, zone), Kind) { Least = LeastSeconds, Hour = HourOfWeek };

    private static HourOfWeek? ReadHour(string? text) =>
        text?.Split('-') is [[>= '0' and <= '6' and var day], var hour] && int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 24 ? new((DayOfWeek)(day - '0'), at) : null;
}
