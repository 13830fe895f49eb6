using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Features.Dashboard.Figures;

/// <summary>Hours on the reader's clock, or days as they are counted (UTC).</summary>
internal sealed class FigureAxis(DashboardRange range, Reader reader)
{
    private readonly bool _isHours = range.Bucket == RollupPeriod.Hour;

    public IReadOnlyList<string> Labels { get; } = [.. range.Buckets.Select(at => range.Bucket == RollupPeriod.Hour
        ? Times.Clock(at, reader)
        : at.ToString("d MMM", CultureInfo.CurrentCulture))];

    public IReadOnlyList<string> LongLabels { get; } = [.. range.Buckets.Select(at => range.Bucket == RollupPeriod.Hour
        ? $"{reader.Local(at).ToString("dddd d MMMM", CultureInfo.CurrentCulture)}, {Times.Clock(at, reader)}–{Times.Clock(at.AddHours(1), reader)}"
        : at.ToString("dddd d MMMM", CultureInfo.CurrentCulture))];

    public string IncompleteWords => _isHours ? "incomplete hour" : "incomplete day";

    public string PeriodWords => _isHours ? "24 hours" : $"{range.Count} days";

    public string NowWords => _isHours ? "last 24 hours" : $"{Labels[0]} – {Labels[^1]}";

    public string BeforeWords => $"previous {PeriodWords}";

    public string LabelOf(string title) => _isHours ? $"{title} an hour" : $"{title} a day";
}
