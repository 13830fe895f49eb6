using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

public sealed class BuyingTests
{
    [Theory, OnBothDatabases]
    public async Task Buy25_PaidByCard_IsGrantedOnceAndTold(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var before = (await shop.AccountAsync(ana)).Balance;

        var payment = await shop.BuyAsync(ana, 25);

        Assert.Equal(before + 25, (await shop.AccountAsync(ana)).Balance);
        Assert.Equal(799, payment.AmountPaid);
        await ana.WaitForAsync(shop.Bot, m => m.FromBot && m.Text!.Contains("25 credits are here", StringComparison.Ordinal), RunningApp.Patience);
        await Eventually.TrueAsync(async () => (await shop.PaymentAsync(payment.CheckoutSessionId!)) is { Fee: > 0, Method: not null }, "the fee and the card are known");
        await shop.AssertBalancedAsync();
    }
}
