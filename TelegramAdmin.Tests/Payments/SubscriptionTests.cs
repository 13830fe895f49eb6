using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>A pass that renews by itself, month after month, until it is cancelled, cannot be paid, or is given back.</summary>
public sealed class SubscriptionTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(25);

    [Theory, OnBothDatabases]
    public async Task Renews_FailsIsPaidAfterAll_AndRunsToItsEndOnceCancelled(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var first = await shop.BuyAsync(ana, "Month pass", "pm_card_visa");
        await shop.ReadsAsync(ana, "🎉 Thank you, Ana! Month pass is on: your messages are free until ");
        var subscription = first.SubscriptionId!;
        await UntilAsync(shop, ana, DateTimeOffset.UtcNow.AddMonths(1));
        Assert.Equal(1999, first.AmountPaid);

        shop.Stripe.RenewSubscription(subscription);
        var renewal = await LastAsync(shop, ana, 2, PaymentState.Granted);
        Assert.Equal((PaymentOrigin.Renewal, 1999L), (renewal.Origin, renewal.AmountPaid));
        await UntilAsync(shop, ana, DateTimeOffset.UtcNow.AddMonths(2));
        await shop.ReadsAsync(ana, "🔁 Month pass was renewed for $19.99. Your messages are free until ");

        var customer = shop.Stripe.Find(subscription)!.Value.GetProperty("customer").GetString()!;
        var broken = shop.Stripe.ActAsOwner("POST", "/v1/payment_methods/pm_card_chargeCustomerFail/attach", ("customer", customer)).GetProperty("id").GetString()!;
        shop.Stripe.ActAsOwner("POST", $"/v1/subscriptions/{subscription}", ("default_payment_method", broken));
        shop.Stripe.RenewSubscription(subscription);
        var failed = await LastAsync(shop, ana, 3, PaymentState.Failed);
        var words = await shop.ReadsAsync(ana, "⚠️ Month pass could not be renewed for $19.99:");
        Assert.Contains("Nothing was charged. We ask your bank again in the coming days; you can use another card in /billing.", words.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Try again", words.ButtonTexts); // It would be paying twice.
        await UntilAsync(shop, ana, DateTimeOffset.UtcNow.AddMonths(2));

        shop.Stripe.ActAsOwner("POST", $"/v1/invoices/{failed.InvoiceId}/pay", ("payment_method", "pm_card_visa"));
        await shop.UntilAsync(failed, p => p.State == PaymentState.Granted, "the renewal is paid after all");
        await UntilAsync(shop, ana, DateTimeOffset.UtcNow.AddMonths(3));

        shop.Stripe.ActAsOwner("POST", $"/v1/subscriptions/{subscription}", ("cancel_at_period_end", "true"));
        await Eventually.TrueAsync(async () => (await RowAsync(shop)).CancelsAtPeriodEnd, "the cancellation is known");
        await UntilAsync(shop, ana, DateTimeOffset.UtcNow.AddMonths(3));
        shop.Stripe.RenewSubscription(subscription);
        await Eventually.TrueAsync(async () => (await RowAsync(shop)).Status == "canceled", "the subscription is over");
        Assert.Equal(3, (await shop.PaymentsOfAsync(ana)).Count);
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task RenewalWhoseEventsAreLost_IsFoundAndExtendsOnce(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var first = await shop.BuyAsync(ana, "Month pass", "pm_card_visa");
        shop.LoseEvents();
        shop.Stripe.RenewSubscription(first.SubscriptionId!);
        await shop.ReconcileAsync();
        await UntilAsync(shop, ana, DateTimeOffset.UtcNow.AddMonths(2));
        await shop.ArriveAsync("invoice.paid");
        await shop.ReconcileAsync();
        Assert.Equal([PaymentState.Granted, PaymentState.Granted], (await shop.PaymentsOfAsync(ana)).Select(p => p.State));
        await UntilAsync(shop, ana, DateTimeOffset.UtcNow.AddMonths(2));
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task GivenBack_EndsThePassAndChargesNothingMore(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var payment = await shop.BuyAsync(ana, "Month pass", "pm_card_visa");

        shop.Stripe.Faults = new StripeFaults { LoseNextAnswers = 1 }; // What was not answered is asked for again.
        Assert.Null((await shop.AskAsync(payment, 1999, 0, endsPass: true)).Failure);
        await shop.UntilAsync(payment, p => p.State == PaymentState.Refunded, "the month is paid back");
        Assert.Null((await shop.AccountAsync(ana)).PassUntil);
        Assert.Single(shop.Stripe.All("refund"));
        await Eventually.TrueAsync(async () => (await RowAsync(shop)).Status == "canceled", "nothing is charged any more");
        await shop.ReadsAsync(ana, "↩️ $19.99 for Month pass goes back to you; it can take some days until you see it. Your pass has ended with it.");
        await shop.AssertBalancedAsync();
    }

    private static async Task<Subscription> RowAsync(Shop shop)
    {
        await using var db = shop.App.Storage.ReadAll();
        return await db.Subscriptions.SingleAsync();
    }

    private static async Task<Payment> LastAsync(Shop shop, SandboxPerson person, int count, PaymentState state)
    {
        await Eventually.TrueAsync(async () => (await shop.PaymentsOfAsync(person)) is var all && all.Count == count && all[^1].State == state, $"payment {count} is {state}");
        return (await shop.PaymentsOfAsync(person))[^1];
    }

    // With a day of grace, as Stripe collects some time after the period's end.
    private static async Task UntilAsync(Shop shop, SandboxPerson person, DateTimeOffset end) =>
        Assert.InRange((await shop.AccountAsync(person)).PassUntil!.Value, end.AddMinutes(-5), end + Grace);
}
