using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>Who was active in a period: what the figure counts, and what its rows are.</summary>
internal static class ActivePeople
{
    extension(OverviewAsk ask)
    {
        /// <summary>Different people. By hours, whom a bot saw since then; by days, who wrote on the same dates of UTC, by which that is kept.</summary>
        public IQueryable<long> Active(OverviewSpan span)
        {
            var (bot, range) = (ask.Bot, ask.Range);
            if (range.Period == OverviewPeriod.Day || range is { Period: OverviewPeriod.Today, IsUtc: false })
                return ask.Db.Set<BotUser>().Where(u => u.LastSeenAt >= span.From && (bot == null || u.BotId == bot)).Select(u => u.TelegramUserId).Distinct();
            var days = range.UtcDays(span);
            return ask.Db.Set<ActiveDay>().Where(d => d.Day >= days.From && d.Day < days.To && (bot == null || d.BotId == bot)).Select(d => d.TelegramUserId).Distinct();
        }
    }
}
