using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations.Timing;

/// <summary>The figures of days that were counted by hand.</summary>
public sealed class FiguresTests
{
    /// <summary>
    /// Lisbon, open Monday to Friday 9–18, answers promised within 60 minutes, with high priority within 15. Friday 26 March 2027; a weekend in
    /// which the clocks go forward; Easter Monday, a day off; Tuesday 30 March. "min" are minutes of business hours.
    /// <code>
    /// Fri 08:30 Ana asks             before opening: promised by 10:00
    ///     09:20 Olga answers         20 min from 09:00, first
    ///     09:30 Ana asks             promised by 10:30
    ///     10:40 Pete answers         70 min, late
    ///     11:00 Pete closes Ana      120 min from 09:00; rated 4
    ///     17:50 Ben asks             10 min today and 50 on Tuesday: promised by Tue 09:50
    ///     17:55 Cleo asks, 17:56 high   5 min today and 10 on Tuesday: promised by Tue 09:10
    /// Tue 09:05 Olga answers Cleo    5 + 5 = 10 min, first, in time
    ///     09:50 Pete answers Ben     10 + 50 = 60 min, first, in time to the minute
    ///     10:00 Dan asks, 10:01 high, handed to Pete   promised by 10:15
    ///     10:20 Olga answers Dan     20 min, first, late; it counts for her
    ///     10:30 Olga closes Cleo     5 + 90 = 95 min; rated 2
    ///     10:36 Cleo writes why      a new matter, high still: promised by 10:51
    ///     10:50 Pete closes Dan      50 min
    ///     11:00 Olga closes Cleo     24 min, unanswered after the promise
    /// First responses in minutes: 10 20 20 60, median 20, nine of ten within 60. Resolutions: 24 50 95 120, median 72.5.
    /// Promised 5 answers, late 2. Ratings 4 and 2.
    /// Olga: answers 20 10 20 (one late), closed 95 24, rated 2. Pete: answers 70 60 (one late), closed 120 50, rated 4.
    /// </code>
    /// </summary>
    [Theory, OnBothDatabases]
    public async Task Figures_OfARecordedDay_AreThoseCountedByHand(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var refund = await LabelledDayAsync(office);
        var filter = new FigureFilter(DayPeriod.Between(new DateOnly(2027, 3, 26), new DateOnly(2027, 3, 30), Office.Lisbon));
        var figures = await office.App.Service<ConversationFigureReader>().ReadAsync(WorkspaceId.Default, filter);

        Assert.Equal(Totals(opened: 5, closed: 4, answers: 5, first: [10, 20, 20, 60], resolution: [24, 50, 95, 120], promised: 5, late: 2, rated: 2, rating: 3), figures.Now);
        Assert.Equal((20 * 60, 60 * 60, 72.5 * 60, 0.6), (figures.Now.First.Median, figures.Now.First.Slow, figures.Now.Resolution.Median, figures.Now.InTime));
        Assert.Equal([(3, 1), (0, 0), (0, 0), (0, 0), (2, 3)], figures.Days.Select(d => (d.Opened, d.Closed)));
        Assert.Equal([20 * 60, null, null, null, 20 * 60], figures.Days.Select(d => d.First.Median));

        var team = figures.Operators.ToDictionary(o => o.Name!, o => o.Totals);
        Assert.Equal(["Olga", "Pete"], team.Keys.Order());
        Assert.Equal(Totals(opened: 3, closed: 2, answers: 3, first: [10, 20, 20], resolution: [24, 95], promised: 3, late: 1, rated: 1, rating: 2), team["Olga"]);
        Assert.Equal(Totals(opened: 1, closed: 2, answers: 2, first: [60], resolution: [50, 120], promised: 2, late: 1, rated: 1, rating: 4), team["Pete"]);
        Assert.Equal(Totals(opened: 1, closed: 1, answers: 2, first: [20], resolution: [120], promised: 2, late: 1, rated: 1, rating: 4), Assert.Single(figures.Labels).Totals);
        Assert.Equal(("office_bot", figures.Now), Assert.Single(figures.Bots) is var bot ? (bot.Name, bot.Totals) : default);
        Assert.Equal(
            [((DayOfWeek.Tuesday, 10), 1, 20 * 60), ((DayOfWeek.Friday, 8), 1, 20 * 60), ((DayOfWeek.Friday, 9), 1, 70 * 60), ((DayOfWeek.Friday, 17), 2, 35 * 60)],
            figures.Hours.OrderBy(h => h.Key.Day).ThenBy(h => h.Key.Hour).Select(h => ((h.Key.Day, h.Key.Hour), h.Value.Questions, h.Value.Median)));
        Assert.False(figures.IsCut);

        await AssertNarrowedAsync(office, filter, refund, team["Olga"], Assert.Single(figures.Labels).Totals);
        await AssertRowsAsync(office, filter);
    }

    private static async Task<long> LabelledDayAsync(Office office)
    {
        var (ana, ben, cleo, dan) = (office.Person("Ana"), office.Person("Ben"), office.Person("Cleo"), office.Person("Dan"));
        var label = await office.App.Service<LabelBook>().AddAsync(WorkspaceId.Default, "refund");
        await office.AskAsync("26 08:30", ana);
        await office.AnswerAsync("26 09:20", office.Olga, ana);
        await office.AskAsync("26 09:30", ana);
        await office.DoAsync("26 09:31", office.Olga, ana, new HandlingAct.PutLabel(label.Value.Id));
        await office.AnswerAsync("26 10:40", office.Pete, ana);
        await office.DoAsync("26 11:00", office.Pete, ana, new HandlingAct.Close());
        office.GoTo("26 11:05");
        await Ratings.GiveAsync(office, ana, 4);
        await office.AskAsync("26 17:50", ben);
        await office.AskAsync("26 17:55", cleo);
        await office.DoAsync("26 17:56", office.Olga, cleo, new HandlingAct.SetPriority(ConversationPriority.High));
        Assert.Equal((Office.Moment("30 09:50"), Office.Moment("30 09:10")), ((await office.OfAsync(ben)).DueAt, (await office.OfAsync(cleo)).DueAt));
        await office.AnswerAsync("30 09:05", office.Olga, cleo);
        await office.AnswerAsync("30 09:50", office.Pete, ben);
        await office.AskAsync("30 10:00", dan);
        await office.DoAsync("30 10:01", office.Pete, dan, new HandlingAct.SetPriority(ConversationPriority.High));
        await office.DoAsync("30 10:01", office.Olga, dan, new HandlingAct.Assign(office.Pete.AdminId));
        await office.AnswerAsync("30 10:20", office.Olga, dan);
        await office.DoAsync("30 10:30", office.Olga, cleo, new HandlingAct.Close());
        office.GoTo("30 10:35");
        await Ratings.GiveAsync(office, cleo, 2);
        await office.AskAsync("30 10:36", cleo, "Too slow");
        await office.DoAsync("30 10:50", office.Pete, dan, new HandlingAct.Close());
        await office.DoAsync("30 11:00", office.Olga, cleo, new HandlingAct.Close());
        Assert.Equal([(false, "Too slow"), (true, null)], (await office.VisitsAsync(cleo)).Select(v => (v.IsLate, v.RatingComment)));
        return label.Value.Id;
    }

    private static async Task AssertNarrowedAsync(Office office, FigureFilter filter, long label, FigureTotals olga, FigureTotals refund)
    {
        var reader = office.App.Service<ConversationFigureReader>();
        Assert.Equal(olga, (await reader.ReadAsync(WorkspaceId.Default, filter with { Operator = office.Olga.AdminId })).Now);
        Assert.Equal(refund, (await reader.ReadAsync(WorkspaceId.Default, filter with { Label = label })).Now);
        Assert.Equal(0, (await reader.ReadAsync(WorkspaceId.Default, filter with { Bot = new BotId(1) })).Now.Opened);
        var tuesday = await reader.ReadAsync(WorkspaceId.Default, new FigureFilter(DayPeriod.Last(1, Office.Moment("30 11:00"), Office.Lisbon)));
        Assert.Equal((2, 3, 0), (tuesday.Now.Opened, tuesday.Now.Closed, tuesday.Before.Opened));
    }

    private static async Task AssertRowsAsync(Office office, FigureFilter filter)
    {
        Assert.Equal(["Dan", "Ana"], await TitlesAsync(new(filter, FigureKind.Late)));
        Assert.Equal(["Ben"], await TitlesAsync(new(filter, FigureKind.FirstAnswers) { Least = 60 * 60 }));
        Assert.Equal(["Cleo", "Ben"], await TitlesAsync(new(filter, FigureKind.Answers) { Hour = new HourOfWeek(DayOfWeek.Friday, 17) }));
        Assert.Equal(["Cleo", "Dan", "Cleo", "Ana"], await TitlesAsync(new(filter, FigureKind.Closed)));
        Assert.Equal(["Cleo", "Ana"], await TitlesAsync(new(filter, FigureKind.Rated)));
        Assert.Equal(["Cleo", "Dan", "Cleo", "Ben", "Ana"], await TitlesAsync(new(filter, FigureKind.Opened)));

        // A page at a time, with the place in the address: each row comes once.
        async Task<IReadOnlyList<string>> TitlesAsync(FigureRowFilter rows)
        {
            var (found, reader) = (new List<string>(), office.App.Service<FigureRowReader>());
            for (FigureCursor? next = null; ;)
            {
                var page = await reader.ListAsync(WorkspaceId.Default, rows, next, limit: 2);
                found.AddRange(page.Rows.Select(r => r.Title));
                if (page.Next is null)
                    break;
                next = FigureCursor.Read(page.Next.ToString());
            }
            Assert.Equal(found.Count, await reader.CountAsync(WorkspaceId.Default, rows));
            return found;
        }
    }

    /// <param name="first">In minutes, ascending.</param>
    private static FigureTotals Totals(int opened, int closed, int answers, int[] first, int[] resolution, int promised, int late, int rated, double rating) =>
        new(opened, closed, answers, Spread(first), Spread(resolution), promised, late, rated, rating);

    private static Spread Spread(int[] minutes) => new(minutes.Length, (minutes[(minutes.Length - 1) / 2] + minutes[minutes.Length / 2]) * 30.0, minutes[^1] * 60);
}
