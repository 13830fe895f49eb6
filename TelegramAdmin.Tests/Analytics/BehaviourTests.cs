using TelegramAdmin.Core.Analytics.Behaviour;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Analytics;

/// <summary>The way to a purchase, who comes back and what is used, counted by hand, and the rows behind each number.</summary>
public sealed class BehaviourTests
{
    [Theory, OnBothDatabases]
    public async Task Behaviour_OfASmallWorkspace_IsWhatWasCountedByHand_AndItsRowsAddUp(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);
        var filter = new BehaviourFilter(small.Month);
        var people = small.App.Service<BehaviourPeople>();

        var figures = await small.App.Service<BehaviourReader>().ReadAsync(WorkspaceId.Default, filter);

        Assert.Equal(new FunnelCounts(Started: 4, UsedUp: 1, Checkout: 3, Bought: 3, BoughtAgain: 1), figures.All);
        Assert.Equal([("", new FunnelCounts(1, 0, 0, 0, 0)), ("ads", new FunnelCounts(2, 1, 2, 2, 1)), ("qr", new FunnelCounts(1, 0, 1, 1, 0))],
            figures.Links.Select(l => (l.Link ?? "", l.Counts)).OrderBy(l => l.Item1, StringComparer.Ordinal));
        Assert.Equal(await small.AskAsync("SELECT COUNT(DISTINCT telegram_user_id) FROM payments WHERE telegram_user_id <> 105"), figures.All.Checkout);
        var april = figures.Cohorts.Single(c => c.Start == new DateOnly(2027, 4, 19));
        Assert.Equal((1, 5), (april.People, april.Active.Count));
        Assert.Equal([1, 0, 1, 0, 1], april.Active);
        Assert.Equal([("/help", 3), ("/start", 1)], figures.Commands.Select(w => (w.Word, w.Times)));
        Assert.Equal([("Buy", 2)], figures.Buttons.Select(w => (w.Word, w.Times)));

        Assert.Equal([101], (await people.ListAsync(WorkspaceId.Default, new(filter, FunnelStep.UsedUp))).Select(p => p.TelegramUserId));
        Assert.Equal([101, 102, 104], (await people.ListAsync(WorkspaceId.Default, new(filter, FunnelStep.Checkout))).Select(p => p.TelegramUserId));
        Assert.Equal([102], (await people.ListAsync(WorkspaceId.Default, new(filter with { Link = "ads" }, FunnelStep.Checkout), after: 101)).Select(p => p.TelegramUserId));
        Assert.Equal(1, await people.CountAsync(WorkspaceId.Default, new(filter with { Link = "" }, FunnelStep.Started)));
        foreach (var cohort in figures.Cohorts)
        {
            for (var after = 0; after < cohort.Active.Count; after++)
                Assert.Equal(cohort.Active[after], await people.CountAsync(WorkspaceId.Default, new(filter, Start: cohort.Start, After: after)));
        }
        Assert.Equal(3, (await small.App.Service<UsedWordReader>().ListAsync(WorkspaceId.Default, filter, isButton: false, "/help")).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Cohorts_ByMonth_CountEachPersonOnceAMonth(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);

        var figures = await small.App.Service<BehaviourReader>().ReadAsync(WorkspaceId.Default, new BehaviourFilter(small.Month, IsMonthly: true));

        var cohorts = figures.Cohorts.TakeLast(3).ToList();
        Assert.Equal([1, 1, 3], cohorts.Select(c => c.People));
        Assert.Equal([1, 0, 1], cohorts[0].Active);
        Assert.Equal([1, 1], cohorts[1].Active);
        Assert.Equal([2], cohorts[2].Active);
    }
}
