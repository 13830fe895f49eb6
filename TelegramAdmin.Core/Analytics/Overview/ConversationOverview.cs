using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>What people asked, how soon they were answered, and what still waits.</summary>
internal sealed class ConversationOverview : IOverviewSource
{
    /// <summary>So many answers are looked at, the newest.</summary>
    private const int Most = 100_000;

    public OverviewTheme Theme => OverviewTheme.Conversations;

    public async Task<IReadOnlyList<OverviewFigure>> ReadAsync(OverviewAsk ask)
    {
        var bot = ask.Bot;
        var promised = await ask.FactsAsync("answer_times", "asked_at", "COUNT(*)", "AND due_at IS NOT NULL AND NOT is_late");
        var late = await ask.FactsAsync("answer_times", "asked_at", "COUNT(*)", "AND due_at IS NOT NULL AND is_late");
        return
        [
            (await ask.FactsAsync("conversation_visits", "opened_at", "COUNT(*)")).ToFigure("opened"),
            (await ask.FactsAsync("conversation_visits", "closed_at", "COUNT(*)")).ToFigure("closed"),
            await FirstResponseAsync(ask),
            promised.ToShare("in-time", late),
            (await ask.RollupsAsync(Metric.MessagesIn))[Metric.MessagesIn].ToFigure("in"),
            new OverviewFigure("waiting", FigureUnit.Count, await ask.Db.Conversations.CountAsync(c =>
                c.State == ConversationState.Open && c.WaitingSince != null && (bot == null || c.BotId == bot))),
        ];
    }

    /// <summary>The median of first answers, by when they were asked for, within business hours.</summary>
    private static async Task<OverviewFigure> FirstResponseAsync(OverviewAsk ask)
    {
        var (range, bot) = (ask.Range, ask.Bot);
        var (from, to) = (range.Earliest, range.Whole.To);
        var answers = await ask.Db.AnswerTimes.Where(a => a.IsFirst && a.AskedAt >= from && a.AskedAt < to && (bot == null || a.BotId == bot))
            .OrderByDescending(a => a.AskedAt).Take(Most).Select(a => new { a.AskedAt, a.Seconds }).ToListAsync();
        var (bounds, earlier) = (range.Bounds, range.PreviousBounds);
        var (now, previous) = (answers.ToLookup(a => OverviewRange.IndexOf(bounds, a.AskedAt), a => a.Seconds), answers.ToLookup(a => OverviewRange.IndexOf(earlier, a.AskedAt), a => a.Seconds));
        double? Median(OverviewSpan span) => Spread.Of(answers.Where(a => span.Covers(a.AskedAt)).Select(a => a.Seconds)).Median;
        return new OverviewFigure("first", FigureUnit.Seconds, Median(range.Whole))
        {
            Compared = Median(range.Compared),
            Before = Median(range.Before),
            LastWeek = range.LastWeek is { } week ? Median(week) : null,
            Series = [.. Enumerable.Range(0, range.Count).Select(i => Spread.Of(now[i]).Median)],
            Previous = [.. Enumerable.Range(0, range.Count).Select(i => Spread.Of(previous[i]).Median)],
        };
    }
}
