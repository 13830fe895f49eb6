using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Channels.Sources.Budget;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Channels.Accounts;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Sources;

/// <summary>What an account may ask, on a clock that the test moves.</summary>
public sealed class BudgetTests
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Pace_KeepsItsDistances_AndTwentyASecond_AtEverySecondOfADay()
    {
        var limits = new BudgetLimits(new MtProtoOptions { BetweenPages = TimeSpan.FromMilliseconds(50) });
        var (pace, now, left) = (new Pace(limits.Distances), Noon, new List<DateTimeOffset>());

        // Everything is wanted at once, all the time.
        for (var i = 0; i < 20_000; i++)
        {
            foreach (var kind in new[] { RequestKind.Page, RequestKind.About, RequestKind.Listen })
            {
                if (pace.Take(kind, now) == TimeSpan.Zero)
                    left.Add(now);
            }
            now += TimeSpan.FromMilliseconds(7);
        }

        for (var i = Pace.MostASecond; i < left.Count; i++)
            Assert.True(left[i] - left[i - Pace.MostASecond] >= TimeSpan.FromSeconds(1), $"21 requests within {left[i] - left[i - Pace.MostASecond]}");
        Assert.InRange(left.Count, 140 * Pace.MostASecond * 0.9, 140 * Pace.MostASecond + Pace.MostASecond);
    }

    [Fact]
    public void Pace_UsuallyIsOnePageASecond()
    {
        var pace = new Pace(new BudgetLimits(new MtProtoOptions()).Distances);

        Assert.Equal(TimeSpan.Zero, pace.Take(RequestKind.Page, Noon));
        Assert.Equal(TimeSpan.FromMilliseconds(600), pace.Take(RequestKind.Page, Noon.AddMilliseconds(400)));
        Assert.Equal(TimeSpan.Zero, pace.Take(RequestKind.About, Noon.AddMilliseconds(400)));
        Assert.Equal(TimeSpan.Zero, pace.Take(RequestKind.Page, Noon.AddSeconds(1)));
    }

    [Fact]
    public void Pace_AfterTheClockWasSetBack_WaitsNoLongerThanItsDistance()
    {
        var pace = new Pace(new BudgetLimits(new MtProtoOptions()).Distances);
        pace.Take(RequestKind.Page, Noon);

        var wait = pace.Take(RequestKind.Page, Noon.AddHours(-5));

        Assert.Equal(TimeSpan.FromSeconds(1), wait);
    }

    [Theory]
    [OnBothDatabases]
    public async Task Names_OneAMinuteAndFiftyADay_ARestartForgetsNone(DatabaseProvider provider)
    {
        var clock = new HandClock(Noon);
        await using var bench = await AccountBench.StartAsync(provider, clock);
        var account = await bench.SignedInAsync();
        var taken = new List<DateTimeOffset>();

        // Asked every half minute for 26 hours, each time by a new budget, as after a restart.
        for (var i = 0; i < 26 * 120; i++)
        {
            var names = new NameAllowance(bench.Database, new BudgetLimits(new MtProtoOptions()), clock);
            if (await names.TakeAsync(account.WorkspaceId, account.Id) is null)
                taken.Add(clock.GetUtcNow());
            // The fifty are gone within the hour; nobody has to watch the whole day.
            clock.Forward(i == 200 ? TimeSpan.FromHours(22) : TimeSpan.FromSeconds(30));
            if (i > 400)
                break;
        }

        Assert.All(taken.Zip(taken.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMinutes(1)));
        Assert.Equal(50, taken.Count(at => at < Noon.AddHours(24)));
        Assert.All(taken, at => Assert.InRange(taken.Count(other => other > at - TimeSpan.FromHours(24) && other <= at), 1, 50));
        Assert.True(taken.Count > 50, "A new day brings new names.");
    }

    [Fact]
    public async Task FloodWait_IsKept_AndTheSameKindIsNotAskedAgain()
    {
        var clock = new HandClock(Noon);
        await using var bench = await AccountBench.StartAsync(DatabaseProvider.Sqlite, clock);
        var account = await bench.SignedInAsync();
        var asked = 0;
        Task<SourceReply<int>> Refused()
        {
            asked++;
            return Task.FromResult<SourceReply<int>>(SourceFailures.FloodWait(TimeSpan.FromDays(1)));
        }

        await bench.BudgetOf(account).RunAsync(RequestKind.Page, Refused, CancellationToken.None);
        clock.Forward(TimeSpan.FromHours(23));
        var later = await bench.FreshBudgetOf(account).RunAsync(RequestKind.Page, Refused, CancellationToken.None);
        var other = await bench.FreshBudgetOf(account).RunAsync(RequestKind.About, () => Task.FromResult<SourceReply<int>>(5), CancellationToken.None);

        Assert.Equal((1, SourceFailureKind.FloodWait, TimeSpan.FromHours(1)), (asked, later.Failure!.Kind, later.Failure.Wait));
        Assert.Equal(5, other.Value);
        clock.Forward(TimeSpan.FromHours(1));
        Assert.Equal(6, (await bench.FreshBudgetOf(account).RunAsync(RequestKind.Page, () => Task.FromResult<SourceReply<int>>(6), CancellationToken.None)).Value);
    }
}
