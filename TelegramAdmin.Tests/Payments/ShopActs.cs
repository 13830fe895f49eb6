using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Returning;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>What happens in a shop after somebody has bought: asked for by the team, by the payer's bank, or by the clock.</summary>
internal static class ShopActs
{
    public static Phone PhoneOf(this Shop shop, SandboxPerson person) => new(shop.App, shop.Bot, person);

    /// <summary>From /buy to the way to pay, button by button.</summary>
    /// <param name="way">💳 or ⭐.</param>
    public static async Task<Payment> OrderAsync(this Shop shop, SandboxPerson person, string product, string way = "💳")
    {
        var known = (await shop.PaymentsOfAsync(person)).Count;
        var asked = person.SendText(shop.Bot, "/buy").Id;
        await shop.PressAsync(person, product, asked);
        await shop.PressAsync(person, $"{way} Pay", asked);
        await Eventually.TrueAsync(async () => (await shop.PaymentsOfAsync(person)).Skip(known).Any(p => p.State == PaymentState.Open), $"{person} can pay for {product}");
        return (await shop.PaymentsOfAsync(person))[known];
    }

    /// <summary>Presses a button as soon as it is shown. Whoever is quicker than the bot's own record of its message gets the next screen as a new one.</summary>
    /// <param name="after">The message that was answered; what stood before it does not count.</param>
    /// <returns>The message under which it stood.</returns>
    public static async Task<ChatMessage> PressAsync(this Shop shop, SandboxPerson person, string button, int after)
    {
        ChatMessage? Shown() => person.History(shop.Bot).LastOrDefault(m => m is { FromBot: true, IsDeleted: false } && m.Id > after && m.ButtonTexts.Any(b => b.Contains(button, StringComparison.Ordinal)));
        await Eventually.TrueAsync(() => Shown() is not null, $"{person} sees {button}");
        var shown = Shown()!;
        await person.PressAsync(shop.Bot, shown.ButtonTexts.First(b => b.Contains(button, StringComparison.Ordinal)), shown.Id);
        return shown;
    }

    /// <summary>Buys by card and waits for the grant, and until Stripe's charge is known.</summary>
    public static async Task<Payment> BuyAsync(this Shop shop, SandboxPerson person, string product, string card)
    {
        var payment = await shop.OrderAsync(person, product);
        Assert.Equal("complete", shop.Stripe.Pay(payment.CheckoutSessionId!, card).Status);
        return await shop.UntilAsync(payment, p => p is { GrantedAt: not null, PaymentIntentId: not null, Fee: not null }, $"{product} is granted");
    }

    public static async Task<Payment> AgainAsync(this Shop shop, Payment payment)
    {
        await using var db = shop.App.Storage.ReadAll();
        return await db.Payments.SingleAsync(p => p.Id == payment.Id);
    }

    public static async Task<Payment> UntilAsync(this Shop shop, Payment payment, Func<Payment, bool> condition, string what)
    {
        await Eventually.TrueAsync(async () => condition(await shop.AgainAsync(payment)), what);
        return await shop.AgainAsync(payment);
    }

    public static async Task<(long Balance, long Held)> CreditsAsync(this Shop shop, SandboxPerson person) =>
        await shop.AccountAsync(person) is var account ? (account.Balance, account.Held) : default;

    public static Task<Core.Errors.Result<Refund>> AskAsync(this Shop shop, Payment payment, long amount, long credits, bool endsPass = false) =>
        shop.App.Service<AskRefund>().RunAsync(WorkspaceId.Default, payment.Id, new RefundWish(amount, credits, endsPass, "They asked for it"), adminId: null);

    public static async Task<IReadOnlyList<Refund>> RefundsAsync(this Shop shop, Payment payment)
    {
        await using var db = shop.App.Storage.ReadAll();
        return await db.Refunds.Where(r => r.PaymentId == payment.Id).OrderBy(r => r.Id).ToListAsync();
    }

    public static async Task<IReadOnlyList<PaymentStep>> StepsAsync(this Shop shop, Payment payment)
    {
        await using var db = shop.App.Storage.ReadAll();
        return await db.PaymentSteps.Where(s => s.PaymentId == payment.Id).OrderBy(s => s.Id).ToListAsync();
    }

    /// <summary>Waits until the person reads these words from the bot.</summary>
    public static Task<ChatMessage> ReadsAsync(this Shop shop, SandboxPerson person, string words) =>
        person.WaitForAsync(shop.Bot, m => m is { FromBot: true, IsDeleted: false, Text: { } text } && text.Contains(words, StringComparison.Ordinal), RunningApp.Patience);

    public static Task<string?> ReconcileAsync(this Shop shop) => shop.App.Service<JobRunner>().RunAsync("reconciliation");

    /// <summary>Spends as a message would.</summary>
    public static Task SpendAsync(this Shop shop, SandboxPerson person, long credits) => shop.App.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var ledger = shop.App.Service<Ledger>();
        var account = await ledger.OpenAsync(db, WorkspaceId.Default, person.Id);
        Assert.Null((await ledger.SpendAsync(db, account, new EntryDraft(EntryKind.Spend, credits, $"spent:{Guid.NewGuid()}"))).Failure);
    });

    /// <summary>From now on no event arrives by itself; see <see cref="ArriveAsync"/>.</summary>
    public static void LoseEvents(this Shop shop) => shop.Stripe.Delivery = new StripeDelivery { LoseRate = 1 };

    public static void DeliverEvents(this Shop shop) => shop.Stripe.Delivery = new StripeDelivery();

    /// <summary>The last event of a type arrives, and is worked off.</summary>
    public static async Task ArriveAsync(this Shop shop, string type)
    {
        var id = shop.Stripe.Events.Last(e => e.Type == type).Id;
        shop.Stripe.Resend(id);
        await shop.WorkedOffAsync(id);
    }

    public static Task WorkedOffAsync(this Shop shop, string eventId) => Eventually.TrueAsync(async () =>
    {
        await using var db = shop.App.Storage.ReadAll();
        return await db.StripeEvents.AnyAsync(e => e.EventId == eventId && e.ProcessedAt != null);
    }, $"{eventId} is worked off");
}
