using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>Who wrote, who is new, and whom the bots reach. People count once, whichever bots they wrote to; with one bot chosen, those of that bot.</summary>
internal sealed class PeopleOverview : IOverviewSource
{
    public OverviewTheme Theme => OverviewTheme.People;

    public async Task<IReadOnlyList<OverviewFigure>> ReadAsync(OverviewAsk ask)
    {
        var rollups = await ask.RollupsAsync(Metric.ActiveUsers, Metric.MessagesIn);
        var (joined, started) = ask.Bot is null
            ? (await ask.FactsAsync("people", "first_seen_at", "COUNT(*)", byBot: false), await ask.FactsAsync("people", "started_at", "COUNT(*)", byBot: false))
            : (await ask.FactsAsync("bot_users", "first_seen_at", "COUNT(*)"), await ask.FactsAsync("bot_users", "started_at", "COUNT(*)"));
        return
        [
            await ActiveAsync(ask, rollups[Metric.ActiveUsers]),
            joined.ToFigure("new"),
            started.ToFigure("started"),
            rollups[Metric.MessagesIn].ToFigure("in"),
            new OverviewFigure("people", FigureUnit.Count, await AllAsync(ask)),
            new OverviewFigure("reachable", FigureUnit.Count, await ReachableAsync(ask)),
        ];
    }

    /// <summary>
    /// Different people of the period. Who was active is kept by days of UTC; of such a day under way the rollups know how many wrote for the first
    /// time in each of its hours, which is compared with the same hours of other days.
    /// </summary>
    private static async Task<OverviewFigure> ActiveAsync(OverviewAsk ask, BucketCounts firsts)
    {
        var range = ask.Range;
        var figure = firsts.ToFigure("active") with { Value = await ask.Active(range.Whole).CountAsync() };
        return range.Period switch
        {
            OverviewPeriod.Today when range.IsUtc => figure,
            OverviewPeriod.Today or OverviewPeriod.Day => figure with { Compared = null, Before = null, LastWeek = null },
            _ => figure with { Compared = figure.Value, Before = await ask.Active(range.Previous).CountAsync() },
        };
    }

    private static async Task<double?> AllAsync(OverviewAsk ask)
    {
        var bot = ask.Bot;
        return bot == null ? await ask.Db.KnownPeople.CountAsync() : await ask.Db.BotUsers.CountAsync(u => u.BotId == bot);
    }

    private static async Task<double?> ReachableAsync(OverviewAsk ask)
    {
        if (ask.Bot is not { } bot)
            return await ask.Db.KnownPeople.CountAsync(p => p.IsReachable);
        return await ask.Db.BotUsers.CountAsync(u => u.BotId == bot && ask.Db.Set<Reachability>().Any(r => r.BotId == bot && r.ChatId == u.TelegramUserId && r.IsReachable));
    }
}
