using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns.Broadcasts;

namespace TelegramAdmin.Features.Broadcasts;

/// <summary>Broadcasts in words.</summary>
public static class BroadcastWords
{
    public static string Of(BroadcastState state, string? trouble = null) => state switch
    {
        BroadcastState.Draft => "draft",
        BroadcastState.Scheduled => "scheduled",
        BroadcastState.Running => "running",
        BroadcastState.Paused => trouble is null ? "paused" : "stopped by error",
        BroadcastState.Cancelled => "cancelled",
        _ => "finished",
    };

    public static string People(long count, Localizer words) => words.Count(count, "{0} person", "{0} people");

    public static string By(WinnerBy by) => by switch
    {
        WinnerBy.Presses => "most presses",
        WinnerBy.Replies => "most replies",
        WinnerBy.Purchases => "most purchases",
        _ => "fewest opt-outs",
    };

    /// <summary>"Mon 1 June 2026, 09:00 in each person's time zone, every week".</summary>
    public static string When(BroadcastTiming timing, Localizer words)
    {
        if (timing is not { Start: StartKind.At, At: { } at })
            return timing.QuietFrom is null ? words["At once"] : words["At once, but not in quiet hours"];
        var zone = timing.IsLocal ? words["in each person's time zone"] : timing.TimeZone ?? "UTC";
        return string.Join(", ", new[] { at.ToString("ddd d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture), zone, Repeats(timing) is { } repeats ? words[repeats] : null }.OfType<string>());
    }

    /// <summary>The day of one that is to come at each person's own time; it has no single moment.</summary>
    public static string? LocalDay(Broadcast broadcast) =>
        broadcast is { State: BroadcastState.Scheduled } && broadcast.ReadTiming() is { IsLocal: true, Repeat: null, At: { } at } ? at.ToString("d MMM, HH:mm", CultureInfo.CurrentCulture) : null;

    /// <summary>What its row is dated by: when it ended, began, begins, or was last written at.</summary>
    public static DateTimeOffset At(Broadcast broadcast) => broadcast.State switch
    {
        BroadcastState.Scheduled => broadcast.DueAt ?? broadcast.ChangedAt,
        BroadcastState.Draft => broadcast.ChangedAt,
        _ => broadcast.FinishedAt ?? broadcast.StartedAt ?? broadcast.ChangedAt,
    };

    private static string? Repeats(BroadcastTiming timing) => timing.Repeat switch
    {
        Recurrence.Daily => "every day",
        Recurrence.Weekdays => "Monday to Friday",
        Recurrence.Weekly => "every week",
        Recurrence.Monthly => "every month",
        _ => null,
    };
}
