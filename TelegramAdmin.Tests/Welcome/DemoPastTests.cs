using Microsoft.Data.Sqlite;
using TelegramAdmin.Hosting.Past;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Welcome;

/// <summary>An empty sandbox gets a past whose figures add up, and gives it back by one act.</summary>
public sealed class DemoPastTests : IDisposable
{
    /// <summary>Two questions that must have the same answer, each before today: what happens live meanwhile counts in neither.</summary>
    private static readonly (string What, string Figure, string Rows)[] Sums =
    [
        ("messages in", "SELECT SUM(value) FROM rollups WHERE metric = 1 AND period = 3 AND bucket_at < @today", "SELECT COUNT(*) FROM conversation_messages WHERE author = 1 AND sent_at < @today"),
        ("messages out", "SELECT SUM(value) FROM rollups WHERE metric = 2 AND period = 3 AND bucket_at < @today", "SELECT COUNT(*) FROM outbox_messages WHERE state = 4 AND finished_at < @today"),
        ("messages failed", "SELECT SUM(value) FROM rollups WHERE metric = 3 AND period = 3 AND bucket_at < @today", "SELECT COUNT(*) FROM outbox_messages WHERE state = 5 AND finished_at < @today"),
        ("new people", "SELECT SUM(value) FROM rollups WHERE metric = 4 AND period = 3 AND bucket_at < @today", "SELECT COUNT(*) FROM people WHERE first_seen_at < @today"),
        ("active people", "SELECT SUM(value) FROM rollups WHERE metric = 5 AND period = 3 AND bucket_at < @today", "SELECT COUNT(*) FROM active_days WHERE day < @today"),
        ("conversations", "SELECT SUM(value) FROM rollups WHERE metric = 6 AND period = 3 AND bucket_at < @today", "SELECT COUNT(*) FROM conversation_visits WHERE opened_at < @today"),
        ("revenue", "SELECT SUM(gross) FROM revenue_days WHERE day < @today", "SELECT SUM(amount_paid) FROM payments WHERE paid_at < @today"),
        ("refunds", "SELECT SUM(refunded) FROM revenue_days WHERE day < @today", "SELECT SUM(amount) FROM refunds WHERE settled_at < @today"),
        ("reachable", "SELECT COUNT(*) FROM people WHERE is_reachable AND first_seen_at < @today", "SELECT COUNT(*) FROM reachability WHERE is_reachable AND chat_id IN (SELECT telegram_user_id FROM people WHERE first_seen_at < @today)"),
        ("uses of replies", "SELECT SUM(uses) FROM quick_replies", "SELECT SUM(count) FROM quick_reply_uses"),
        ("pressed", "SELECT COUNT(*) FROM recipients WHERE pressed_at IS NOT NULL", "SELECT COUNT(*) FROM button_presses"),
    ];

    /// <summary>What must find nothing.</summary>
    private static readonly string[] Contradictions =
    [
        "SELECT 1 FROM credit_accounts a WHERE a.balance <> (SELECT COALESCE(SUM(e.amount), 0) FROM credit_entries e WHERE e.account_id = a.id)",
        "SELECT 1 FROM credit_entries WHERE balance_after < 0",
        "SELECT 1 FROM payments WHERE granted_at IS NOT NULL AND credits > 0 AND NOT EXISTS (SELECT 1 FROM credit_entries e WHERE e.payment_id = payments.id AND e.kind = 1 AND e.amount = payments.credits)",
        "SELECT 1 FROM payments p JOIN payments q ON q.id = p.id + 1 WHERE q.created_at < p.created_at",
        "SELECT 1 FROM conversation_messages p JOIN conversation_messages q ON q.id = p.id + 1 WHERE q.sent_at < p.sent_at AND p.sent_at < @today",
        "SELECT 1 FROM answer_times WHERE seconds < 0 OR answered_at < asked_at",
        "SELECT 1 FROM recipients r WHERE r.outbox_id IS NULL",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("telegramadmin-past-").FullName;

    [Fact]
    public async Task EmptySandbox_GetsAPastThatAddsUp_AndStartsEmptyWhenAsked()
    {
        await using (var app = await StartAsync())
        {
            Assert.Contains("The sandbox got a past", app.Output, StringComparison.Ordinal);
            Assert.True(await AskAsync("SELECT COUNT(*) FROM people WHERE first_seen_at < @today") > 150);
            Assert.True(await AskAsync("SELECT COUNT(DISTINCT granted_at / 86400000000) FROM payments") > 40);
            foreach (var (what, figure, rows) in Sums)
            {
                var (said, counted) = (await AskAsync(figure), await AskAsync(rows));
                Assert.True(said > 0 && said == counted, $"{what}: {said}, and {counted} by its rows");
            }
            foreach (var contradiction in Contradictions)
                Assert.True(await AskAsync($"SELECT COUNT(*) FROM ({contradiction})") == 0, contradiction);
            using var owner = new Visitor(app.Url, Visitor.Here);
            await owner.SubmitAsync("/account/sign-in", "/account/sandbox");
            Assert.Contains("Start empty", (await owner.OpenAsync("/welcome")).Words, StringComparison.Ordinal);
            await app.KillAsync();
        }
        SqliteConnection.ClearAllPools(); // They have the file open that is about to go.

        await File.WriteAllTextAsync(Path.Combine(_folder, "sandbox", "empty"), "asked");
        await using var anew = await StartAsync();

        Assert.DoesNotContain("The sandbox got a past", anew.Output, StringComparison.Ordinal);
        Assert.Equal(0, await AskAsync("SELECT COUNT(*) FROM people WHERE first_seen_at < @today"));
        Assert.Equal(0, await AskAsync("SELECT COUNT(*) FROM admins"));
    }

    /// <summary>The plan is thrown anew from each moment on: what a demo needs is there on every day, and nobody spends what they do not have.</summary>
    [Fact]
    public void Past_ThatEndsOnAnyDay_HasSomethingOfEverything()
    {
        for (var now = new DateTimeOffset(2026, 1, 1, 0, 40, 0, TimeSpan.Zero); now.Year == 2026; now = now.AddHours(77))
        {
            var plan = PastPlan.Make(now);
            var purchases = plan.People.SelectMany(p => p.Purchases).ToList();
            foreach (var outcome in Enum.GetValues<PastOutcome>())
                Assert.True(purchases.Exists(p => p.Outcome == outcome), $"{now:u}: nothing was {outcome}");
            foreach (var person in plan.People)
                Assert.True(person.Entries.OrderBy(e => e.At).Aggregate((Balance: 0L, Least: 0L), (sum, e) => (sum.Balance + e.Amount, Math.Min(sum.Least, sum.Balance + e.Amount))).Least == 0, $"{now:u}: {person.Id} is below nothing");
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<AppProcess> StartAsync() => AppProcess.StartAsync(
        new Uri($"http://127.0.0.1:{RunningApp.FreePort()}"), "--DataDirectory", _folder, "--Sandbox:Url", $"http://127.0.0.1:{RunningApp.FreePort()}", "--Sandbox:Past", "true");

    private async Task<long> AskAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "telegramadmin.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the texts above.
        command.CommandText = sql.Replace("@today", new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture) + "000", StringComparison.Ordinal);
#pragma warning restore CA2100
        var answer = await command.ExecuteScalarAsync();
        return answer is null or DBNull ? 0 : Convert.ToInt64(answer, System.Globalization.CultureInfo.InvariantCulture);
    }
}
