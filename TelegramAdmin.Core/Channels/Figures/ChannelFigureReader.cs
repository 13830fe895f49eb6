using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Figures.Facts;
using TelegramAdmin.Core.Channels.Figures.Hours;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Figures;

/// <summary>
/// Reads the figures of channels. It never looks at snapshots of posts, and at posts by their index only; what is read at once is what lies in
/// the period and in as many days before it.
/// </summary>
public sealed class ChannelFigureReader(IDatabase database, TimeProvider time)
{
    /// <summary>So many channels stand side by side, the one that the page is about included.</summary>
    public const int MostCompared = 5;

    /// <returns>Null where this workspace has no such channel.</returns>
    public async Task<ChannelFigures?> ReadAsync(WorkspaceId workspace, long channelId, ChannelPeriod period, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (await db.TrackedChannels.FirstOrDefaultAsync(c => c.Id == channelId, cancellation) is not { } channel)
            return null;
        var facts = await ReadAsync(db, channel, period, null, cancellation);
        return new ChannelFigures(
            facts.Series, BestHours.Of(facts.Posts), facts.Gained.ByHour(new(period.From, period.To)), Groups(facts.Posts, p => p.Kind), Groups(facts.Posts, p => TextLengths.Of(p.TextLength)), Rhythm.Of(facts.Posts),
            await RankAsync(db, channelId, facts.Posts, cancellation));
    }

    /// <summary>The lines of several channels over the same days; those that are not of this workspace are left out.</summary>
    /// <param name="step">Null for what suits the length of the period.</param>
    public async Task<IReadOnlyList<ChannelSeries>> CompareAsync(WorkspaceId workspace, IReadOnlyCollection<long> channelIds, ChannelPeriod period, StepLength? step = null, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var channels = await db.TrackedChannels.Where(c => channelIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var lines = new List<ChannelSeries>();
        foreach (var id in channelIds.Distinct().Where(channels.ContainsKey).Take(MostCompared))
            lines.Add((await ReadAsync(db, channels[id], period, step, cancellation)).Series);
        return lines;
    }

    private async Task<Facts> ReadAsync(AppDbContext db, TrackedChannel channel, ChannelPeriod period, StepLength? step, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var posts = await db.PostFactsAsync(database.Provider, channel.Id, period.Before.Start, period.End, period, cancellation);
        var members = await MemberLine.ReadAsync(db, channel.Id, period.Before.Start, period.End, cancellation);
        var gained = await GainedViews.ReadAsync(db, database.Provider, channel.Id, period, period.Before.Start, period.End, cancellation);
        var first = posts.TakeWhile(p => p.PostedAt < period.Start).Count();
        var (before, within) = (posts.Take(first).Where(p => p.PostedAt < EndOfBefore(period, now)).ToList(), posts.Skip(first).ToList());
        var steps = period.Steps(step);
        var byStep = within.ToLookup(p => IndexOf(steps, DateOnly.FromDateTime(p.Local)));
        var series = new ChannelSeries(
            channel, period, steps, Totals(within, members, gained, period, new(period.From, period.To), now), Totals(before, members, gained, period.Before, new(period.Before.From, period.Before.To), EndOfBefore(period, now)),
            [.. steps.Select((days, at) => Totals(byStep[at], members, gained, period, days, now))]);
        return new Facts(series, within, gained);
    }

    private static ChannelTotals Totals(IEnumerable<PostFact> posts, MemberLine members, GainedViews gained, ChannelPeriod period, PeriodStep days, DateTimeOffset now) =>
        ChannelTotals.Of(posts, members.Of(period, days, now), Passed(period, days, now), gained.Of(days));

    // Whole days and the part of today that has passed: a day on which the clock changes is a day like any other.
    private static double Passed(ChannelPeriod period, PeriodStep days, DateTimeOffset now)
    {
        if (now <= period.StartOf(days.From))
            return 0;
        if (now >= period.StartOf(days.To.AddDays(1)))
            return days.To.DayNumber - days.From.DayNumber + 1;
        var today = DateOnly.FromDateTime(period.LocalOf(now));
        return today.DayNumber - days.From.DayNumber + (now - period.StartOf(today)) / (period.StartOf(today.AddDays(1)) - period.StartOf(today));
    }

    // While a period is under way it is compared with as much of the one before.
    private static DateTimeOffset EndOfBefore(ChannelPeriod period, DateTimeOffset now) =>
        now >= period.End || now <= period.Start ? period.Start : period.Before.Start + (now - period.Start);

    // Steps follow each other without a gap.
    private static int IndexOf(IReadOnlyList<PeriodStep> steps, DateOnly day)
    {
        var (low, high) = (0, steps.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (steps[middle].To < day)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static IReadOnlyList<PostGroup<T>> Groups<T>(IEnumerable<PostFact> posts, Func<PostFact, T> keyOf) where T : struct =>
        [.. posts.Where(p => p.Counts).GroupBy(keyOf).Select(g => new PostGroup<T>(
            g.Key, g.Count(), ChannelFormulas.Mean(g.Select(p => p.Views)), ChannelFormulas.Engagement(g.Where(p => p.Views is not null).Sum(p => p.Interactions), g.Sum(p => p.Views ?? 0))))
            .OrderByDescending(g => g.Posts)];

    private async Task<RankedPosts> RankAsync(AppDbContext db, long channelId, IReadOnlyList<PostFact> posts, CancellationToken cancellation)
    {
        var chosen = RankedPosts.Choose(posts, time.GetUtcNow());
        var ids = chosen.Values.SelectMany(list => list).ToHashSet();
        var rows = (await PostList.RowsAsync(db, channelId, [.. posts.Where(p => ids.Contains(p.MessageId))], cancellation)).ToDictionary(r => r.Post.MessageId);
        return new RankedPosts(Of(isBest: true), Of(isBest: false));

        Dictionary<PostOrder, IReadOnlyList<PostRow>> Of(bool isBest) => RankedPosts.Orders.ToDictionary(order => order, order => (IReadOnlyList<PostRow>)[.. chosen[(order, isBest)].Where(rows.ContainsKey).Select(id => rows[id])]);
    }

    private sealed record Facts(ChannelSeries Series, IReadOnlyList<PostFact> Posts, GainedViews Gained);
}
