using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Features.Dashboard.Figures;

/// <summary>Hours on the reader's clock, or days as they are counted.</summary>
internal sealed class FigureAxis(OverviewRange range, Reader reader, Localizer words)
{
    private readonly bool _isHours = range.Bucket == RollupPeriod.Hour;

    public IReadOnlyList<string> Labels { get; } = [.. range.Buckets.Select(at => range.Bucket == RollupPeriod.Hour
        ? Times.Clock(at, reader)
        : Day(range, at).ToString("d MMM", CultureInfo.CurrentCulture))];

    public IReadOnlyList<string> LongLabels { get; } = [.. range.Buckets.Select(at => range.Bucket == RollupPeriod.Hour
        ? $"{reader.Local(at).ToString("dddd d MMMM", CultureInfo.CurrentCulture)}, {Times.Clock(at, reader)}–{Times.Clock(at.AddHours(1), reader)}"
        : Day(range, at).ToString("dddd d MMMM", CultureInfo.CurrentCulture))];

    public string? IncompleteWords => range.Period == OverviewPeriod.Today ? null : _isHours ? words["incomplete hour"] : words["incomplete day"];

    public string NowWords => range.Period switch
    {
        OverviewPeriod.Today => words["today"],
        OverviewPeriod.Day => words["last 24 hours"],
        _ => $"{Labels[0]} – {Labels[^1]}",
    };

    public string BeforeWords => range.Period switch
    {
        OverviewPeriod.Today => words["yesterday"],
        OverviewPeriod.Day => words["previous 24 hours"],
        _ => words["previous {0} days", range.Count],
    };

    public string EmptyWords => range.Period switch
    {
        OverviewPeriod.Today => words["Nothing yet today"],
        OverviewPeriod.Day => words["Nothing in these 24 hours"],
        _ => words["Nothing in these {0} days", range.Count],
    };

    /// <summary>"last Saturday".</summary>
    public string LastWeekWords => string.Format(CultureInfo.CurrentCulture, words.Sense("last {0} (day)"), Day(range, range.From).ToString("dddd", CultureInfo.CurrentCulture));

    /// <summary>Until when a day under way is compared.</summary>
    public string ComparedUntil => Times.Clock(range.Hour, reader);

    public string LabelOf(string title) => _isHours ? words["{0} an hour", title] : words["{0} a day", title];

    private static DateTimeOffset Day(OverviewRange range, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, range.Zone);
}
