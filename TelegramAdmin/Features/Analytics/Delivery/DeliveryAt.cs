using System.Globalization;
using TelegramAdmin.Core.Analytics.Delivery;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Features.Analytics.Periods;

namespace TelegramAdmin.Features.Analytics.Delivery;

/// <summary>The addresses of delivery and its rows, written and read.</summary>
internal static class DeliveryAt
{
    public const string Page = "/analytics/delivery";

    public const string Rows = Page + "/rows";

    /// <summary>What is still to leave.</summary>
    public static readonly IReadOnlyList<DeliveryState> Waiting = [DeliveryState.Pending, DeliveryState.Sending, DeliveryState.Retrying, DeliveryState.Scheduled];

    public static DeliveryFilter ToFilter(PeriodQuery query, DateTimeOffset now) => new(query.At(now), query.ComparedWith, query.BotId);

    /// <param name="key">0 for what the bots and the team wrote.</param>
    public static string RowsOf(PeriodQuery query, IReadOnlyList<DeliveryState>? states = null, string? bot = null, long? key = null, string? cause = null) => query.Href(Rows,
        [("state", states is null ? null : string.Join(',', states.Select(s => s.ToString().ToLowerInvariant()))), ("key", key?.ToString(CultureInfo.InvariantCulture)), ("cause", cause), .. bot is null ? Array.Empty<(string, string?)>() : [("bot", bot)]]);

    public static DeliveryRows ToRows(PeriodQuery query, DateTimeOffset now, string? state, string? key, string? cause) => new(
        ToFilter(query, now),
        [.. (state ?? "").Split(',').SelectMany(word => Enum.GetValues<DeliveryState>().Where(s => string.Equals(s.ToString(), word, StringComparison.OrdinalIgnoreCase)))],
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
        string.IsNullOrEmpty(cause) ? null : cause);
}
