using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Privacy;

/// <summary>A person's customer at Stripe, when they are to be gone there too.</summary>
public sealed class StripeCustomerTests
{
    [Fact]
    public async Task Customer_GoesAtStripe_AndWhatStripeTellsOfItIsNotKept()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CatalogueIsToldAsync();
        var ana = await shop.CustomerAsync("Ana");
        var (app, stripe) = (shop.App, shop.App.Service<IStripeApi>());
        var account = await app.Storage.WriteAsync(WorkspaceId.Default, async db => (await app.Service<Ledger>().OpenAsync(db, WorkspaceId.Default, ana.Id)).Id);
        var customer = (await app.Service<CustomerDesk>().FindOrMakeAsync(WorkspaceId.Default, account, ana.Id, TestContext.Current.CancellationToken)).Value;
        Assert.Equal("Ana", (await stripe.SendAsync(new Customers.Get(customer))).Value.Name);

        Assert.Null(await app.Service<ForgetCustomer>().RunAsync(WorkspaceId.Default, ana.Id));

        Assert.Null((await stripe.SendAsync(new Customers.Get(customer))).Value.Name);
        Assert.Null(await app.Service<ForgetCustomer>().RunAsync(WorkspaceId.Default, ana.Id)); // Gone is gone.
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.ReadAll();
            return await db.Set<StripeEvent>().AnyAsync(e => e.Type == "customer.deleted" && e.Payload == "{\"livemode\":false}" && e.ProcessedAt != null && e.Error == null);
        }, "Stripe's event came, and who it was about is not in it");
    }
}
