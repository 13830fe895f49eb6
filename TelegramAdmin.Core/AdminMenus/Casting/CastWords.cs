using System.Globalization;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;

namespace TelegramAdmin.Core.AdminMenus.Casting;

/// <summary>Broadcasts as the menus tell them.</summary>
internal static class CastWords
{
    private const int BarLength = 10;

    public static string Sign(BroadcastState state) => state switch
    {
        BroadcastState.Draft => "📝",
        BroadcastState.Scheduled => "🗓",
        BroadcastState.Running => "🔵",
        BroadcastState.Paused => "⏸",
        BroadcastState.Cancelled => "⚪️",
        _ => "🟢",
    };

    public static string Of(BroadcastState state) => state switch
    {
        BroadcastState.Cancelled => "stopped",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>🔵 May news · 76% of 48,420.</summary>
    public static string Line(BroadcastRow row) =>
        $"{Sign(row.Broadcast.State)} {MenuText.Bold(MenuText.Name(row.Broadcast.Name))} · {(row.Counts.All == 0 ? Of(row.Broadcast.State) : $"{Share(row.Counts)} of {MenuText.Count(row.Counts.ToSend)}")}";

    public static string Share(BroadcastCounts counts) => Part(counts).ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>▓▓▓▓▓▓▓░░░.</summary>
    public static string Bar(BroadcastCounts counts)
    {
        var full = (int)(Part(counts) * BarLength);
        return new string('▓', full) + new string('░', BarLength - full);
    }

    private static double Part(BroadcastCounts counts) => counts.ToSend == 0 ? 0 : (double)counts.Done / counts.ToSend;
}
