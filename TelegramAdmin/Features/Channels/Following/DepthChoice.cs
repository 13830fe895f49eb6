using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels.Collecting.Following;

namespace TelegramAdmin.Features.Channels.Following;

/// <summary>How far back, as it is chosen in a dialog.</summary>
public sealed class DepthChoice
{
    private const int UsualPosts = 1_000;

    public DepthKind Kind { get; set; } = DepthKind.All;

    public int Posts { get; set; } = UsualPosts;

    public DateOnly Since { get; set; }

    /// <summary>A date in the reader's zone begins at midnight there.</summary>
    public HistoryDepth Depth(Reader reader) => Kind switch
    {
        DepthKind.Posts => new HistoryDepth(Posts),
        DepthKind.Since => new HistoryDepth(Since: StartOf(Since, reader.Zone)),
        _ => HistoryDepth.All,
    };

    public static string Words(DepthKind kind) => kind switch
    {
        DepthKind.Posts => "The newest posts",
        DepthKind.Since => "Since a date",
        _ => "All of it",
    };

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

/// <summary>In which way the depth of a history is said.</summary>
public enum DepthKind
{
    All,
    Posts,
    Since,
}
