using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>What left, what did not, what still waits, and the bots that do it.</summary>
internal sealed class DeliveryOverview : IOverviewSource
{
    public OverviewTheme Theme => OverviewTheme.Delivery;

    public async Task<IReadOnlyList<OverviewFigure>> ReadAsync(OverviewAsk ask)
    {
        var bot = ask.Bot;
        var rollups = await ask.RollupsAsync(Metric.MessagesOut, Metric.MessagesFailed, Metric.Errors);
        var (sent, failed) = (rollups[Metric.MessagesOut], rollups[Metric.MessagesFailed]);
        return
        [
            sent.ToFigure("out"),
            sent.ToShare("delivery", failed),
            failed.ToFigure("lost"),
            rollups[Metric.Errors].ToFigure("errors"),
            new OverviewFigure("queue", FigureUnit.Count, await ask.Db.OutboxMessages.CountAsync(m =>
                (m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying) && (bot == null || m.BotId == bot))),
            new OverviewFigure("bots", FigureUnit.Count, await ask.Db.Bots.CountAsync(b => b.State == BotState.Up && (bot == null || b.Id == bot))),
        ];
    }
}
