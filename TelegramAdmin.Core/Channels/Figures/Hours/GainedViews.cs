using System.Data.Common;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Channels.Figures.Hours;

/// <summary>When views came: hour by hour, whatever the age of the post.</summary>
internal sealed class GainedViews(IReadOnlyList<(DateTime Local, long Views)> hours)
{
    private const string Sql = "SELECT hour, views FROM channel_hours WHERE channel_id = @channel AND hour >= @from AND hour < @to ORDER BY hour";

    private readonly Dictionary<DateOnly, long> _days = hours.GroupBy(h => DateOnly.FromDateTime(h.Local)).ToDictionary(g => g.Key, g => g.Sum(h => h.Views));

    /// <summary>By hour of the day, from midnight on: how many views came in it on an average day that was counted; empty where none was.</summary>
    public IReadOnlyList<double> ByHour(PeriodStep days)
    {
        var within = hours.Where(h => DateOnly.FromDateTime(h.Local) is var day && day >= days.From && day <= days.To).ToList();
        double counted = within.DistinctBy(h => h.Local.Date).Count();
        var sums = within.ToLookup(h => h.Local.Hour, h => h.Views);
        return counted == 0 ? [] : [.. Enumerable.Range(0, 24).Select(hour => sums[hour].Sum() / counted)];
    }

    public static async Task<GainedViews> ReadAsync(AppDbContext db, DatabaseProvider provider, long channelId, ChannelPeriod period, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        return new GainedViews(await db.QueryAsync(Sql, Bind, row => (period.LocalOf(row.Time(0)), row.GetInt64(1)), cancellation));

        void Bind(DbCommand command)
        {
            command.Bind(provider, "@channel", channelId);
            command.Bind(provider, "@from", from);
            command.Bind(provider, "@to", to);
        }
    }

    /// <summary>Null where no hour of these days was counted.</summary>
    public long? Of(PeriodStep days)
    {
        long? sum = null;
        for (var day = days.From; day <= days.To; day = day.AddDays(1))
            sum = _days.TryGetValue(day, out var views) ? (sum ?? 0) + views : sum;
        return sum;
    }
}
