using TelegramAdmin.Core.Operations.Performance;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

public sealed class PerformanceTests
{
    [Fact]
    public void Percentiles_OfKnownDurations_AreRightWithinAFifth()
    {
        var buckets = new LatencyBuckets();
        for (var milliseconds = 1; milliseconds <= 1000; milliseconds++)
            buckets.Add(milliseconds);

        var count = buckets.Take();

        Assert.Equal(1000, count.Total);
        Assert.Equal(500_500, count.Sum, 1d);
        Assert.InRange(count.Percentile(.5)!.Value, 500, 600);
        Assert.InRange(count.Percentile(.99)!.Value, 990, 1190);
        Assert.Null(buckets.Take().Percentile(.5)); // It began anew.
        Assert.Equal(2000, count.Plus(count).Total);
    }

    [Theory, OnBothDatabases]
    public async Task AnAnswer_IsMeasuredFromItsQuestion_AndKeptByMinuteAndHour(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("quick_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        person.Start(bot);
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        var meters = app.Service<EngineMeters>();
        await Eventually.TrueAsync(() => meters.Read(Timed.Reply).Total >= 1, "the answer is measured");
        Assert.True(meters.Read(Timed.Webhook).Total >= 1);
        Assert.True(meters.Read(Timed.Send).Total >= 1);
        Assert.True(meters.Read(Timed.Commit).Total >= 1);

        await app.Service<PerformanceSampler>().RunOnceAsync();
        await app.Service<PerformanceSampler>().RunOnceAsync();

        foreach (var period in new[] { "1h", "7d" })
        {
            var series = await app.Service<PerformanceReader>().ReadAsync(PerformancePeriod.Of(period));
            Assert.True(series.Whole.Of(Timed.Reply).Total >= 1, period);
            Assert.NotNull(series.Whole.Of(Timed.Commit).Percentile(.95));
            Assert.True(series.Whole.Of(Counted.Updates) >= 1, period);
            Assert.True(series.Whole.Memory > 1_000_000, period);
        }
        var metrics = await app.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Matches(@"telegramadmin_reply_seconds_count [1-9]", metrics);
        Assert.Matches(@"telegramadmin_updates_total [1-9]", metrics);
    }

    [Theory, OnBothDatabases]
    public async Task Database_TellsItsSizeAndItsLargestTables(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);

        var sizes = await app.Service<DatabaseSize>().ReadAsync();

        Assert.True(sizes.Bytes > 100_000, $"{sizes.Bytes}");
        Assert.NotEmpty(sizes.Tables);
        Assert.Equal(provider == DatabaseProvider.Postgres, sizes.Tables[0].Bytes is not null);
    }
}
