using TelegramAdmin.Core.Analytics.Campaigns;
using TelegramAdmin.Core.Analytics.Delivery;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Analytics;

/// <summary>Delivery and campaigns, counted by hand and by plain questions, and the rows behind each number.</summary>
public sealed class OutcomeTests
{
    [Theory, OnBothDatabases]
    public async Task Delivery_OfASmallWorkspace_IsWhatWasCountedByHand_AndItsRowsAddUp(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);
        var filter = new DeliveryFilter(small.Month);
        var delivery = small.App.Service<DeliveryFigureReader>();

        var figures = await delivery.ReadAsync(WorkspaceId.Default, filter);

        Assert.Equal(new DeliveryCounts(Accepted: 5, Sent: 2, Failed: 2, Unknown: 1, Cancelled: 0, Waiting: 0), figures.Now);
        Assert.Equal(1, figures.Before!.Failed);
        Assert.Equal(await small.AskAsync("SELECT COUNT(*) FROM outbox_messages WHERE state = 5"), figures.Now.Failed + figures.Before.Failed);
        Assert.Equal((small.Bot, figures.Now), Assert.Single(figures.Bots));
        Assert.Equal((null, figures.Now), Assert.Single(figures.Keys));
        Assert.Equal(["blocked by the user", "chat not found"], figures.Causes.Select(c => c.Cause).Order(StringComparer.Ordinal));
        Assert.Equal((5, 2), (figures.Days.Sum(d => d.Accepted), figures.Days.Sum(d => d.Failed)));
        Assert.Equal(figures.Now.Accepted, await delivery.CountAsync(WorkspaceId.Default, new(filter, [])));
        Assert.Equal(figures.Now.Unknown, await delivery.CountAsync(WorkspaceId.Default, new(filter, [DeliveryState.Unknown], Key: 0)));
        foreach (var (cause, count) in figures.Causes)
            Assert.Equal(count, (await delivery.ListAsync(WorkspaceId.Default, new(filter, [DeliveryState.Failed], Cause: cause))).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Campaigns_OfASmallWorkspace_AreWhatWasCountedByHand_AndTheirPeopleAddUp(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);
        var campaigns = small.App.Service<CampaignFigureReader>();

        var sale = Assert.Single((await campaigns.ReadAsync(WorkspaceId.Default, small.Month, "USD")).Lines);

        Assert.Equal(("Sale", 3, 2, 1, 0, 1, 799), (sale.Name, sale.People, sale.Reached, sale.Responded, sale.Left, sale.Bought, sale.Paid));
        foreach (var (part, count) in new[] { (CampaignPart.People, 3), (CampaignPart.Reached, 2), (CampaignPart.Responded, 1), (CampaignPart.Left, 0), (CampaignPart.Bought, 1) })
            Assert.Equal(count, (await campaigns.PeopleAsync(WorkspaceId.Default, new(CampaignKind.Broadcast, sale.Id, part, small.Month, "USD"))).Count);
    }
}
