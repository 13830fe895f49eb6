using System.Globalization;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Analytics.Overview.Rows;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Figures;

/// <summary>Every figure of the pages: what plain SQL says of the reader's own days, and what its rows come to.</summary>
public sealed class FigureWalkTests
{
    private static readonly (string Page, string Figure, string Sql)[] Figures =
    [
        ("/dashboard?set=people", "active", "SELECT COUNT(*) FROM people WHERE last_seen_at >= @from"),
        ("/dashboard?set=people", "new", "SELECT COUNT(*) FROM people WHERE first_seen_at >= @from AND first_seen_at < @to"),
        ("/dashboard?set=people", "started", "SELECT COUNT(*) FROM people WHERE started_at >= @from AND started_at < @to"),
        ("/dashboard?set=people", "in", "SELECT COUNT(*) FROM conversation_messages WHERE author = 1 AND kind <> 13 AND sent_at >= @from AND sent_at < @to"),
        ("/dashboard?set=people", "people", "SELECT COUNT(*) FROM people"),
        ("/dashboard?set=people", "reachable", "SELECT COUNT(*) FROM people WHERE is_reachable"),
        ("/dashboard?set=conversations", "opened", "SELECT COUNT(*) FROM conversation_visits WHERE opened_at >= @from AND opened_at < @to"),
        ("/dashboard?set=conversations", "closed", "SELECT COUNT(*) FROM conversation_visits WHERE closed_at >= @from AND closed_at < @to"),
        ("/dashboard?set=conversations", "in-time", "SELECT AVG(CASE WHEN is_late THEN 0.0 ELSE 1.0 END) FROM answer_times WHERE due_at IS NOT NULL AND asked_at >= @from AND asked_at < @to"),
        ("/dashboard?set=conversations", "in", "SELECT COUNT(*) FROM conversation_messages WHERE author = 1 AND kind <> 13 AND sent_at >= @from AND sent_at < @to"),
        ("/dashboard?set=conversations", "waiting", "SELECT COUNT(*) FROM conversations WHERE waiting_since IS NOT NULL"),
        ("/dashboard?set=money", "revenue", "SELECT SUM(amount_paid) FROM payments WHERE currency = 'USD' AND paid_at >= @from AND paid_at < @to"),
        ("/dashboard?set=money", "stars", "SELECT SUM(amount_paid) FROM payments WHERE currency = 'XTR' AND paid_at >= @from AND paid_at < @to"),
        ("/dashboard?set=money", "payments", "SELECT COUNT(*) FROM payments WHERE paid_at >= @from AND paid_at < @to"),
        ("/dashboard?set=money", "paying", "SELECT COUNT(DISTINCT account_id) FROM payments WHERE paid_at >= @from AND paid_at < @to"),
        ("/dashboard?set=money", "failed", "SELECT COUNT(*) FROM payments WHERE state = 6 AND created_at >= @from AND created_at < @to"),
        ("/dashboard?set=money", "credits", "SELECT -SUM(amount) FROM credit_entries WHERE kind = 3 AND created_at >= @from AND created_at < @to"),
        ("/dashboard?set=delivery", "out", "SELECT COUNT(*) FROM outbox_messages WHERE state = 4 AND finished_at >= @from AND finished_at < @to"),
        ("/dashboard?set=delivery", "lost", "SELECT COUNT(*) FROM outbox_messages WHERE state = 5 AND finished_at >= @from AND finished_at < @to"),
        ("/dashboard?set=delivery", "delivery", "SELECT AVG(CASE WHEN state = 4 THEN 1.0 ELSE 0.0 END) FROM outbox_messages WHERE state IN (4, 5) AND finished_at >= @from AND finished_at < @to"),
        ("/dashboard?set=delivery", "errors", "SELECT (SELECT COUNT(*) FROM outbox_messages WHERE state = 5 AND finished_at >= @from AND finished_at < @to) + (SELECT COUNT(*) FROM inbox_updates WHERE error IS NOT NULL AND processed_at >= @from AND processed_at < @to)"),
        ("/dashboard?set=delivery", "bots", "SELECT COUNT(*) FROM bots WHERE state = 3"),
        ("/dashboard?set=channels", "members", "SELECT SUM(members) FROM tracked_channels"),
        ("/dashboard?set=channels", "views", "SELECT SUM(views) FROM channel_hours WHERE hour >= @from AND hour < @to"),
        ("/dashboard?set=channels", "posts", "SELECT COUNT(*) FROM channel_posts WHERE posted_at >= @from AND posted_at < @to"),
        ("/billing?", "gross", "SELECT SUM(amount_paid) FROM payments WHERE currency = 'USD' AND paid_at >= @from AND paid_at < @to"),
        ("/billing?currency=EUR", "gross", "SELECT SUM(amount_paid) FROM payments WHERE currency = 'EUR' AND paid_at >= @from AND paid_at < @to"),
        ("/billing?", "refunded", "SELECT SUM(r.amount) FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE p.currency = 'USD' AND r.settled_at >= @from AND r.settled_at < @to"),
        ("/billing?", "fees", "SELECT SUM(fee) FROM payments WHERE currency = 'USD' AND paid_at >= @from AND paid_at < @to"),
        ("/billing?", "stars", "SELECT SUM(amount_paid) FROM payments WHERE currency = 'XTR' AND paid_at >= @from AND paid_at < @to"),
        ("/billing?", "failed", "SELECT COUNT(*) FROM payments WHERE state = 6 AND created_at >= @from AND created_at < @to"),
        ("/billing?", "paying", "SELECT COUNT(DISTINCT account_id) FROM payments WHERE paid_at >= @from AND paid_at < @to"),
        ("/analytics/revenue?", "paid", "SELECT SUM(amount_paid) FROM payments WHERE currency = 'USD' AND paid_at >= @from AND paid_at < @to"),
        ("/analytics/revenue?currency=EUR", "paid", "SELECT SUM(amount_paid) FROM payments WHERE currency = 'EUR' AND paid_at >= @from AND paid_at < @to"),
        ("/analytics/revenue?", "payments", "SELECT COUNT(*) FROM payments WHERE currency = 'USD' AND paid_at >= @from AND paid_at < @to"),
        ("/analytics/revenue?", "payers", "SELECT COUNT(DISTINCT account_id) FROM payments WHERE currency = 'USD' AND paid_at >= @from AND paid_at < @to"),
        ("/analytics/revenue?", "refunded", "SELECT SUM(r.amount) FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE p.currency = 'USD' AND r.settled_at >= @from AND r.settled_at < @to"),
        ("/analytics/delivery?", "accepted", "SELECT COUNT(*) FROM outbox_messages WHERE created_at >= @from AND created_at < @to"),
        ("/analytics/delivery?", "sent", "SELECT COUNT(*) FROM outbox_messages WHERE state = 4 AND created_at >= @from AND created_at < @to"),
        ("/analytics/delivery?", "failed", "SELECT COUNT(*) FROM outbox_messages WHERE state = 5 AND created_at >= @from AND created_at < @to"),
        ("/analytics/growth?", "known", "SELECT COUNT(*) FROM people"),
        ("/analytics/growth?", "blocked", "SELECT COUNT(*) FROM people WHERE NOT is_reachable"),
        ("/analytics/conversations?", "opened", ""),
        ("/products?", "", ""),
    ];

    [Theory, OnBothDatabases]
    public async Task EachFigure_IsWhatSqlSaysOfTheReadersDays_AndItsRowsComeToIt(DatabaseProvider provider)
    {
        await using var counted = await CountedWorkspace.OpenAsync(provider);
        Assert.Null((await counted.App.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", "figures@example.com", StaffedApp.Password, AdminRole.Owner)).Failure);
        using var reader = new Visitor(counted.App.Url);
        await reader.SignInAsync("figures@example.com", StaffedApp.Password);
        var wrong = new List<string>();
        foreach (var (zone, period, days) in new[] { ("UTC", "today", 1), ("Asia/Tokyo", "today", 1), ("America/New_York", "today", 1), ("Asia/Tokyo", "7d", 7) })
        {
            reader.Keep("ta-zone", zone);
            var (from, to) = DaysOf(zone, days);
            foreach (var page in Figures.GroupBy(f => f.Page))
                await WalkAsync(page.Key + (page.Key.EndsWith('?') ? "" : "&") + $"period={period}", [.. page], zone, days, from, to);
        }
        foreach (var (_, key, _) in Figures.Where(f => f.Page.StartsWith("/dashboard", StringComparison.Ordinal)).DistinctBy(f => f.Figure))
            await StepAsync(new OverviewRowFilter(key, OverviewPeriod.Week));
        Assert.Empty(wrong);

        // What an export reads two by two are the rows of the page, each once and in its order.
        async Task StepAsync(OverviewRowFilter filter)
        {
            var reader = counted.App.Service<OverviewRowReader>();
            var page = await reader.ReadAsync(WorkspaceId.Default, filter, limit: 10_000);
            var shown = page?.Rows.Select(r => (r.Row.Kind, r.Row.Id, r.Row.Number, r.Row.At, r.Row.BotId, r.Name)).ToList();
            var exported = await reader.AllAsync(WorkspaceId.Default, filter, step: 2).Select(r => (r.Row.Kind, r.Row.Id, r.Row.Number, r.Row.At, r.Row.BotId, r.Name)).ToListAsync();
            if (shown is null || !exported.SequenceEqual(shown))
                wrong.Add($"{filter.Key}: exported {exported.Count}, shown {shown?.Count}");
        }

        async Task WalkAsync(string address, IReadOnlyList<(string Page, string Figure, string Sql)> expected, string zone, int days, DateTimeOffset from, DateTimeOffset to)
        {
            var shown = ShownFigure.All((await reader.OpenAsync(address)).Html);
            foreach (var (_, key, sql) in expected.Where(e => e.Sql.Length > 0))
            {
                // Several days of active people, and today's in UTC, are days of UTC.
                var isByUtc = key == "active" && (days > 1 || zone == "UTC");
                var said = isByUtc ? await ActiveAsync(counted, zone, days) : await counted.AskAsync(sql, from, to);
                if (shown.FirstOrDefault(f => f.Key == key) is not { } figure || Math.Abs(figure.Value - said) > 1e-9)
                    wrong.Add($"{zone} {address} {key}: SQL {said}, shown {shown.FirstOrDefault(f => f.Key == key)?.Value}");
            }
            foreach (var figure in shown.Where(f => f.Href is not null && (f.Key.Length == 0 || expected.Any(e => e.Figure == f.Key))))
            {
                var behind = ShownFigure.Behind((await reader.OpenAsync(figure.Href!)).Html);
                if (!behind.Any(value => Math.Abs(value - figure.Value) < 1e-9) && (figure.Value != 0 || behind.Count > 0))
                    wrong.Add($"{zone} {address} {figure.Key}: shown {figure.Value}, {figure.Href} has {string.Join(" / ", behind)}");
            }
        }
    }

    private static (DateTimeOffset From, DateTimeOffset To) DaysOf(string name, int days)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var today = TimeZoneInfo.ConvertTime(CountedWorkspace.Now, zone).Date;
        DateTimeOffset At(DateTime day) => new(TimeZoneInfo.ConvertTimeToUtc(day, zone), TimeSpan.Zero);
        return (At(today.AddDays(1 - days)), At(today.AddDays(1)));
    }

    // Who was active is kept by days of UTC: those of the same dates.
    private static Task<double> ActiveAsync(CountedWorkspace counted, string name, int days)
    {
        var today = TimeZoneInfo.ConvertTime(CountedWorkspace.Now, TimeZoneInfo.FindSystemTimeZoneById(name)).Date;
        return counted.AskAsync("SELECT COUNT(DISTINCT telegram_user_id) FROM active_days WHERE day >= @from AND day < @to", new(today.AddDays(1 - days), TimeSpan.Zero), new(today.AddDays(1), TimeSpan.Zero));
    }
}
