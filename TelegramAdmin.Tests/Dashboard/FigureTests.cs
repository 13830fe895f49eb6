using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Dashboard;

/// <summary>Each figure of the dashboard beside plain SQL over the same rows.</summary>
public sealed class FigureTests
{
    private static readonly (OverviewTheme Theme, string Key, string Sql)[] Figures =
    [
        (OverviewTheme.People, "new", "SELECT COUNT(*) FROM people WHERE first_seen_at >= @from AND first_seen_at < @to"),
        (OverviewTheme.People, "started", "SELECT COUNT(*) FROM people WHERE started_at >= @from AND started_at < @to"),
        (OverviewTheme.People, "in", Rollup(1)),
        (OverviewTheme.Conversations, "opened", "SELECT COUNT(*) FROM conversation_visits WHERE opened_at >= @from AND opened_at < @to"),
        (OverviewTheme.Conversations, "closed", "SELECT COUNT(*) FROM conversation_visits WHERE closed_at >= @from AND closed_at < @to"),
        (OverviewTheme.Conversations, "in-time", "SELECT 1.0 * SUM(CASE WHEN is_late THEN 0 ELSE 1 END) / COUNT(*) FROM answer_times WHERE due_at IS NOT NULL AND asked_at >= @from AND asked_at < @to"),
        (OverviewTheme.Money, "revenue", "SELECT SUM(amount_paid) FROM payments WHERE currency = 'USD' AND paid_at >= @from AND paid_at < @to"),
        (OverviewTheme.Money, "stars", "SELECT SUM(amount_paid) FROM payments WHERE currency = 'XTR' AND paid_at >= @from AND paid_at < @to"),
        (OverviewTheme.Money, "payments", "SELECT COUNT(*) FROM payments WHERE paid_at >= @from AND paid_at < @to"),
        (OverviewTheme.Money, "paying", "SELECT COUNT(DISTINCT account_id) FROM payments WHERE paid_at >= @from AND paid_at < @to"),
        (OverviewTheme.Money, "failed", "SELECT COUNT(*) FROM payments WHERE state = 6 AND created_at >= @from AND created_at < @to"),
        (OverviewTheme.Money, "credits", "SELECT -SUM(amount) FROM credit_entries WHERE kind = 3 AND created_at >= @from AND created_at < @to"),
        (OverviewTheme.Delivery, "out", Rollup(2)),
        (OverviewTheme.Delivery, "lost", Rollup(3)),
        (OverviewTheme.Delivery, "errors", Rollup(7)),
        (OverviewTheme.Delivery, "delivery",
            "SELECT 1.0 * SUM(CASE WHEN metric = 2 THEN value ELSE 0 END) / SUM(value) FROM rollups WHERE metric IN (2, 3) AND period = 2 AND bucket_at >= @from AND bucket_at < @to"),
        (OverviewTheme.Channels, "views", "SELECT SUM(views) FROM channel_hours WHERE hour >= @from AND hour < @to"),
    ];

    [Theory, OnBothDatabases]
    public async Task EachFigure_IsWhatPlainSqlSays_AndComparesTheSameHours(DatabaseProvider provider)
    {
        await using var busy = await BusyWorkspace.OpenAsync(provider);
        var reader = busy.App.Service<OverviewReader>();
        foreach (var period in Enum.GetValues<OverviewPeriod>())
        {
            var themes = new Dictionary<OverviewTheme, OverviewNumbers>();
            foreach (var theme in Enum.GetValues<OverviewTheme>())
                themes[theme] = await reader.ReadAsync(WorkspaceId.Default, null, theme, period);
            var range = themes[OverviewTheme.Money].Range;
            foreach (var (theme, key, sql) in Figures)
            {
                var figure = themes[theme].Find(key)!;
                async Task SameAsync(double? shown, OverviewSpan span, string what) =>
                    Assert.True(Math.Abs((await busy.AskAsync(sql, span.From, span.To) ?? 0) - (shown ?? 0)) < 1e-9, $"{period} {key} {what}: shown {shown}, SQL {await busy.AskAsync(sql, span.From, span.To)}");
                await SameAsync(figure.Value, range.Whole, "value");
                await SameAsync(figure.Compared, range.Compared, "compared");
                await SameAsync(figure.Before, range.Before, "before");
                if (range.LastWeek is { } week)
                    await SameAsync(figure.LastWeek, week, "last week");
                Assert.True(figure.Series.Count == 0 || theme is OverviewTheme.Conversations or OverviewTheme.Delivery && figure.Unit == FigureUnit.Share || figure.Series.Sum() == figure.Value, $"{period} {key}: the chart adds up");
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Today_IsComparedUntilTheLastFullHour_WithYesterdayAndLastWeek(DatabaseProvider provider)
    {
        await using var busy = await BusyWorkspace.OpenAsync(provider);
        var reader = busy.App.Service<OverviewReader>();
        var money = await reader.ReadAsync(WorkspaceId.Default, null, OverviewTheme.Money, OverviewPeriod.Today);
        var people = await reader.ReadAsync(WorkspaceId.Default, null, OverviewTheme.People, OverviewPeriod.Today);
        var talks = await reader.ReadAsync(WorkspaceId.Default, new BotId(busy.Bot.Id), OverviewTheme.Conversations, OverviewPeriod.Today);
        var month = await reader.ReadAsync(WorkspaceId.Default, null, OverviewTheme.People, OverviewPeriod.Month);
        var elsewhere = await reader.ReadAsync(WorkspaceId.Default, new BotId(1), OverviewTheme.Money, OverviewPeriod.Today);

        Assert.Equal((4 * 799d, 3 * 799d, 2 * 799d, 1 * 799d), money.Find("revenue") is { } revenue ? (revenue.Value, revenue.Compared, revenue.Before, revenue.LastWeek) : default);
        Assert.Equal((4d, 3d, 2d, 1d), people.Find("active") is { } active ? (active.Value, active.Compared, active.Before, active.LastWeek) : default);
        Assert.Equal((180d, 180d, 120d, 60d), talks.Find("first") is { } first ? (first.Value, first.Compared, first.Before, first.LastWeek) : default);
        Assert.Equal(11d, month.Find("active")!.Value); // Ten guests, and the one who pays.
        Assert.Equal(0, elsewhere.Find("revenue")!.Value);
        Assert.Equal(14, money.Find("revenue")!.Series.TakeWhile(v => v is not null).Count() - 1); // Hours that are still to come have no value.
    }

    [Theory, OnBothDatabases]
    public async Task Page_ShowsTheFiguresOfATheme_AndEachLeadsToItsRows(DatabaseProvider provider)
    {
        await using var busy = await BusyWorkspace.OpenAsync(provider);
        Assert.Null((await busy.App.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", "owner@example.com", StaffedApp.Password, AdminRole.Owner)).Failure);
        using var visitor = new Visitor(busy.App.Url);
        await visitor.SignInAsync("owner@example.com", StaffedApp.Password);

        var money = await visitor.OpenAsync("/dashboard?set=money");
        Assert.Contains("$31.96", money.Words, StringComparison.Ordinal);
        Assert.Contains("$23.97, yesterday $15.98 (+50.0%), last Saturday $7.99 (+200.0%)", money.Words, StringComparison.Ordinal);
        Assert.Contains("\"/dashboard/rows?of=revenue\"", money.Html, StringComparison.Ordinal);
        Assert.Contains("4 rows, $31.96", (await visitor.OpenAsync("/dashboard/rows?of=revenue")).Words, StringComparison.Ordinal);
        Assert.Contains("No figure has this name", (await visitor.OpenAsync("/dashboard/rows?of=wages")).Words, StringComparison.Ordinal);
        var people = await visitor.OpenAsync("/dashboard?set=people&metric=new");
        Assert.Contains("/dashboard/rows?of=new", people.Html, StringComparison.Ordinal);
        Assert.Contains("20 were counted when they happened, 0 are here", (await visitor.OpenAsync("/dashboard/rows?of=in")).Words, StringComparison.Ordinal);
        Assert.Contains("/dashboard/rows?of=lost&amp;period=7d", (await visitor.OpenAsync("/dashboard?set=delivery&period=7d")).Html, StringComparison.Ordinal);
        Assert.Contains("1,200", (await visitor.OpenAsync("/dashboard?set=channels")).Words, StringComparison.Ordinal);
    }

    private static string Rollup(int metric) => $"SELECT SUM(value) FROM rollups WHERE metric = {metric} AND period = 2 AND bucket_at >= @from AND bucket_at < @to";
}
