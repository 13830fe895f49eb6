using System.Globalization;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Analytics.Delivery;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Sheets;

namespace TelegramAdmin.Features.Analytics.Delivery;

/// <summary>The tables of Delivery.</summary>
public sealed class DeliverySheets(DeliveryFigureReader delivery, BotNames bots, SourceReader sources, TimeProvider clock) : IFigureSheets
{
    public const string Days = "delivery-days";

    private const string Empty = "No messages were accepted in these days.";

    public static IReadOnlyList<string> Names { get; } = [Days, "delivery-bots", "delivery-sources", "delivery-causes"];

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
        ];
    }

    private static IReadOnlyList<FigureCell> Row(FigureCell name, DeliveryCounts counts, Func<IReadOnlyList<DeliveryState>?, string?> href) =>
    [
        name, FigureCell.Of(counts.Accepted, href(null)), FigureCell.Of(counts.Sent, href([DeliveryState.Sent])), FigureCell.Of(counts.Failed, href([DeliveryState.Failed])), FigureCell.Of(counts.Unknown, href([DeliveryState.Unknown])),
        FigureCell.Of(counts.Cancelled, href([DeliveryState.Cancelled])), FigureCell.Of(counts.Waiting, href(DeliveryAt.Waiting)), FigureCell.Share(counts.Arrived),
    ];
}
