using System.Globalization;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Analytics.Delivery;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Sheets;

namespace TelegramAdmin.Features.Analytics.Delivery;

/// <summary>The tables of Delivery.</summary>
public sealed class DeliverySheets(DeliveryFigureReader delivery, DeliveryStats stats, BotNames bots, SourceReader sources, TimeProvider clock) : IFigureSheets
{
    public const string Days = "delivery-days";

    /// <summary>What was counted when it happened.</summary>
    public const string Kept = "delivery-kept";

    private const string Empty = "No messages were accepted in these days.";

    public static IReadOnlyList<string> Names { get; } = [Days, "delivery-bots", "delivery-sources", "delivery-causes", Kept];

    public async Task<IReadOnlyList<FigureSheet>> ReadAsync(WorkspaceId workspace, PeriodQuery query, IQueryCollection further, CancellationToken cancellation) =>
        await OfAsync(workspace, await delivery.ReadAsync(workspace, DeliveryAt.ToFilter(query, clock.GetUtcNow())), query);

    public async Task<IReadOnlyList<FigureSheet>> OfAsync(WorkspaceId workspace, DeliveryFigures figures, PeriodQuery query)
    {
        var (botNames, keyNames) = (await bots.ReadAsync(workspace), await sources.ReadAsync(workspace));
        return
        [
            new(Days, "Day by day", ["Day", "Accepted", "Sent", "Failed", "Unknown", "Cancelled", "Waiting", "Arrived"],
                [.. figures.Filter.Period.Days.Zip(figures.Days, (day, counts) => Row(new(day, day.ToString("d MMM yyyy", CultureInfo.CurrentCulture)), counts, _ => null))], Empty),
            new(Names[1], "By bot", ["Bot", "Accepted", "Sent", "Failed", "Unknown", "Cancelled", "Waiting", "Arrived"],
                [.. figures.Bots.Select(b => Row(FigureCell.Named(botNames.GetValueOrDefault(b.Bot)), b.Counts, states => DeliveryAt.RowsOf(query, states, bot: b.Bot.ToString())))], Empty),
            new(Names[2], "By program", ["API key", "Accepted", "Sent", "Failed", "Unknown", "Cancelled", "Waiting", "Arrived"],
                [.. figures.Keys.Select(k => Row(k.Key is { } key ? FigureCell.Named(keyNames.GetValueOrDefault(key)) : FigureCell.Said("The bots and the team"), k.Counts, states => DeliveryAt.RowsOf(query, states, key: k.Key ?? 0)))], Empty),
            new(Names[3], "Why messages failed", ["Cause", "Messages", "Share"],
                [.. figures.Causes.Select(c => (IReadOnlyList<FigureCell>)[c.Cause.Length == 0 ? FigureCell.Said("Not told") : FigureCell.Of(c.Cause), FigureCell.Of(c.Count, DeliveryAt.RowsOf(query, [DeliveryState.Failed], cause: c.Cause)), FigureCell.Share(c.Count, figures.Now.Failed)])], "No message failed in these days."),
            new(Kept, "By bot, as it happened", ["Bot", "Sent", "Failed", "Unknown", "Asked to wait (429)", "Arrived"], [.. (await KeptAsync(workspace, figures.Filter)).Select(b => KeptRow(FigureCell.Named(botNames.GetValueOrDefault(b.BotId)), b.Total))], "Nothing left or failed in these days."),
        ];
    }

    private async Task<IReadOnlyList<BotNumbers>> KeptAsync(WorkspaceId workspace, DeliveryFilter filter)
    {
        var from = new DateTimeOffset(filter.Period.From, TimeOnly.MinValue, TimeSpan.Zero);
        return (await stats.ReadAsync(workspace, new StatsPeriod(RollupPeriod.Day, from, from.AddDays(filter.Period.Count)), filter.Bot is { } bot ? [bot] : null)).Bots;
    }

    private static IReadOnlyList<FigureCell> KeptRow(FigureCell name, DeliverySum sum) =>
        [name, FigureCell.Of(sum.Sent), FigureCell.Of(sum.Failed), FigureCell.Of(sum.Unknown), FigureCell.Of(sum.AskedToWait), FigureCell.Share(sum.SuccessRate)];

    private static IReadOnlyList<FigureCell> Row(FigureCell name, DeliveryCounts counts, Func<IReadOnlyList<DeliveryState>?, string?> href) =>
    [
        name, FigureCell.Of(counts.Accepted, href(null)), FigureCell.Of(counts.Sent, href([DeliveryState.Sent])), FigureCell.Of(counts.Failed, href([DeliveryState.Failed])), FigureCell.Of(counts.Unknown, href([DeliveryState.Unknown])),
        FigureCell.Of(counts.Cancelled, href([DeliveryState.Cancelled])), FigureCell.Of(counts.Waiting, href(DeliveryAt.Waiting)), FigureCell.Share(counts.Arrived),
    ];
}
