using System.Globalization;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Channels.Rest;

/// <summary>What requests about channels name: a channel, days, a metric.</summary>
internal static class ChannelParameters
{
    private const int Usual = 30;
    private const int MostDays = 3660;

    extension(RouteHandlerBuilder endpoint)
    {
        public RouteHandlerBuilder Days() => endpoint
            .Query("from", ApiParameterKind.Text, "The first day, 2026-05-01; thirty days before to without it.")
            .Query("to", ApiParameterKind.Text, "The last day, included; today without it.")
            .Query("time_zone", ApiParameterKind.Text, "Whose days: an IANA name; UTC without it.");
    }

    extension(HttpContext context)
    {
        /// <exception cref="ApiRefusedException">This workspace has no such channel.</exception>
        public async Task<ChannelRow> ChannelAsync(long id, ChannelReader reader) =>
            await reader.FindAsync(context.ApiKey().WorkspaceId, id, context.RequestAborted) ?? throw new ApiRefusedException(ChannelErrors.NotFound);

        public ChannelMetric Metric() => context.QueryText("metric") is not { } word ? ChannelMetric.Views
            : ChannelMetric.Find(word) ?? throw new ApiRefusedException(new Failure(FailureKind.Invalid, "channel_metric_unknown",
                $"There is no such metric. Take one of {string.Join(", ", ChannelMetric.All.Select(m => m.Key))}.", "metric"));

        /// <summary>The days that are asked for; the last thirty without them.</summary>
        public ChannelPeriod Days()
        {
            var zone = context.Zone();
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), zone).DateTime);
            var to = context.Day("to") ?? today;
            var from = context.Day("from") ?? to.AddDays(1 - Usual);
            return from > to || to.DayNumber - from.DayNumber >= MostDays ? throw Refuse("channel_days_invalid", "From lies after to, or they are more than ten years apart.", "from") : new ChannelPeriod(from, to, zone);
        }

        private DateOnly? Day(string name) => context.QueryText(name) is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2013 and <= 2100 ? day
            : throw Refuse("channel_days_invalid", $"{name} is a day such as 2026-05-01.", name);

        private TimeZoneInfo Zone() => context.QueryText("time_zone") is not { } name ? TimeZoneInfo.Utc
            : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw Refuse("time_zone_unknown", "There is no time zone of this name. Give an IANA name such as Europe/Lisbon.", "time_zone");
    }

    private static ApiRefusedException Refuse(string code, string message, string field) => new(new Failure(FailureKind.Invalid, code, message, field));
}
