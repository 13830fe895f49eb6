using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Analytics;

/// <summary>Revenue, counted by hand and by plain questions, and the payments behind each number.</summary>
public sealed class RevenueTests
{
    [Theory, OnBothDatabases]
    public async Task Revenue_OfASmallWorkspace_IsWhatWasCountedByHand_AndItsRowsAddUp(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);
        var filter = new RevenueFilter(small.Month, "USD");
        var rows = small.App.Service<RevenueRows>();

        var figures = await small.App.Service<RevenueFigureReader>().ReadAsync(WorkspaceId.Default, filter);

        Assert.Equal(new RevenueTotals(Paid: 3598, Payments: 4, Payers: 3, Refunded: 300, Refunds: 1, Disputed: 500, Disputes: 1), figures.Now);
        Assert.Equal(new RevenueTotals(1500, 1, 1, 0, 0, 0, 0), figures.Before);
        Assert.Equal((3598, 4), (figures.Days.Sum(), figures.Active));
        Assert.Equal([(10, 1500), (14, 799), (17, 799), (28, 500)], figures.Days.Select((paid, day) => (day, paid)).Where(d => d.paid > 0));
        Assert.Equal(new Recurring(Monthly: 1500, Running: 1, AtStart: 2, Ended: 1), figures.Recurring);
        Assert.Equal(0.5, figures.Recurring.Churn);
        Assert.Equal(["USD", "XTR"], figures.Currencies);
        Assert.Equal(
            [(new DateOnly(2027, 3, 1), 1, 1, 3000), (new DateOnly(2027, 4, 1), 1, 1, 1298), (new DateOnly(2027, 5, 1), 3, 1, 500)],
            figures.Cohorts.Where(c => c.People > 0).Select(c => (c.Month, c.People, c.Payers, c.Net)));
        Assert.Equal(await small.AskAsync("SELECT SUM(amount_paid) FROM payments WHERE currency = 'USD'"), figures.Now.Paid + figures.Before!.Paid);
        Assert.Equal(await small.AskAsync("SELECT SUM(amount_paid - amount_refunded) FROM payments WHERE currency = 'USD'"), figures.Cohorts.Sum(c => c.Net));

        Assert.Equal((4, 3598), await rows.SumAsync(WorkspaceId.Default, new(filter)));
        Assert.Equal((1, 300), await rows.SumAsync(WorkspaceId.Default, new(filter, RevenueKind.Refunds)));
        Assert.Equal((1, 500), await rows.SumAsync(WorkspaceId.Default, new(filter, RevenueKind.Disputes)));
        Assert.Equal((1, 1500), await rows.SumAsync(WorkspaceId.Default, new(filter, RevenueKind.Renewing)));
        foreach (var cohort in figures.Cohorts)
            Assert.Equal(cohort.Net, (await rows.SumAsync(WorkspaceId.Default, new(filter, RevenueKind.Cohort) { Cohort = cohort.Month })).Amount);
        foreach (var group in figures.Groups)
        {
            var behind = new RevenueRowFilter(filter with { Currency = group.Currency }) { ProductId = group.ProductId, Provider = group.Provider, Origin = group.Origin };
            Assert.Equal((group.Payments, group.Paid), await rows.SumAsync(WorkspaceId.Default, behind));
        }
        Assert.Equal([101, 104, 105], (await rows.ListAsync(WorkspaceId.Default, new(filter))).Rows.Select(r => r.Row.TelegramUserId).Distinct().Order());
    }

    [Theory, OnBothDatabases]
    public async Task Revenue_InStars_IsThatOfStars(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);

        var figures = await small.App.Service<RevenueFigureReader>().ReadAsync(WorkspaceId.Default, new RevenueFilter(small.Month, "XTR"));

        Assert.Equal(new RevenueTotals(250, 1, 1, 0, 0, 0, 0), figures.Now);
        Assert.Equal(250, figures.Groups.Where(g => g.Provider == PaymentProvider.Stars).Sum(g => g.Paid));
    }
}
