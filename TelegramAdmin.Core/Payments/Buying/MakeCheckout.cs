using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Catalogue.Syncing;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>Makes the Stripe Checkout of a payment and hands its link to the person. Asked again after a crash, Stripe gives the same one.</summary>
internal sealed class MakeCheckout(IDatabase database, IStripeApi stripe, CustomerDesk customers, PaymentBook book, TellPayer tell, BotDirectory bots, ReturnAddress addresses, PaymentTrouble trouble)
{
    public async Task RunAsync(Payment payment, CancellationToken cancellation)
    {
        var customer = await customers.FindOrMakeAsync(payment.WorkspaceId, payment.AccountId, payment.TelegramUserId, cancellation);
        var made = customer.TryGet(out var customerId, out var failure) ? await AskAsync(payment, customerId, cancellation) : failure;
        if (made.TryGet(out var session, out var refused))
            await KeepAsync(payment.Id, session);
        else
            await trouble.RunAsync(payment.Id, refused);
    }

    private async Task<StripeResult<CheckoutSessionObject>> AskAsync(Payment payment, string customerId, CancellationToken cancellation)
    {
        await using var db = database.Read(payment.WorkspaceId);
        var product = await db.Products.Include(p => p.Prices).FirstOrDefaultAsync(p => p.Id == payment.ProductId, cancellation);
        var person = await People.FindAsync(db, payment.TelegramUserId);
        var bot = await bots.FindAsync(payment.BotId);
        var renews = product is { Kind: ProductKind.Pass, Renews: true } && payment.Origin is PaymentOrigin.Purchase or PaymentOrigin.Link;
        var request = new CheckoutSessions.Create(KeyOf(payment), renews ? CheckoutSessions.Subscription : CheckoutSessions.Payment, addresses.Success(payment, bot))
        {
            CancelUrl = addresses.Cancelled(payment, bot),
            ClientReferenceId = payment.Token,
            Customer = customerId,
            Locale = LocaleOf(person?.Language),
            Description = renews ? null : payment.ProductName,
            Metadata = Metadata(payment),
        };
        if (renews && payment.Discount > 0)
        {
            var coupon = await CouponAsync(payment, cancellation);
            if (!coupon.TryGet(out var made, out var refused))
                return refused;
            request = request with { Coupon = made.Id };
        }
        if (PriceIdOf(payment, product, renews) is { } price)
        {
            var made = await stripe.SendAsync(request with { Price = price }, cancellation);
            if (made.IsOk || made.Failure is not { Status: 400 or 404 })
                return made; // Else the price was ended at Stripe meanwhile: what was offered is still what is asked for.
        }
        var amount = renews ? payment.Amount + payment.Discount : payment.Amount;
        var inline = new CheckoutSessions.InlinePrice(product?.StripeId(payment.IsLive), payment.ProductName, payment.Currency.ToLowerInvariant(), amount) { Recurring = renews ? Recurrence(payment) : null };
        return await stripe.SendAsync(request with { IdempotencyKey = KeyOf(payment) + ":inline", Inline = inline }, cancellation);
    }

    // A discount is of the first time only: what renews goes on at its own price.
    private Task<StripeResult<CouponObject>> CouponAsync(Payment payment, CancellationToken cancellation) => stripe.SendAsync(new Coupons.Create($"coupon:{payment.Token}")
    {
        AmountOff = payment.Discount,
        Currency = payment.Currency.ToLowerInvariant(),
        Name = "Promo code",
        MaxRedemptions = 1,
        Metadata = Metadata(payment),
    }, cancellation);

    // Stripe's price, where it is the one that was offered to this person.
    private static string? PriceIdOf(Payment payment, Product? product, bool renews) =>
        product?.Renews == renews && (payment.Discount == 0 || renews) && product.Prices.FirstOrDefault(p => p.Currency == payment.Currency) is { } price && price.StripeAmount == payment.Amount + payment.Discount ? price.StripeId(payment.IsLive) : null;

    private Task KeepAsync(long paymentId, CheckoutSessionObject session) => database.WriteAsync(null, async db =>
    {
        if (await book.TakeAsync(db, paymentId) is not { } payment)
            return;
        (payment.CheckoutSessionId, payment.CheckoutUrl, payment.CheckoutExpiresAt) = (session.Id, session.Url, session.ExpiresAt);
        (payment.NextTryAt, payment.Tries) = (null, 0);
        if (payment.State is not (PaymentState.Starting or PaymentState.NeedsConfirmation or PaymentState.Open) || session.Url is null)
            return; // Paid or over before the answer was written down.
        if (payment.State == PaymentState.Starting)
            payment.State = PaymentState.Open;
        book.Note(db, payment, PaymentStepKind.CheckoutMade, session.Id);
        await tell.CheckoutAsync(db, payment);
    });

    /// <summary>Somebody asked for the link a second time: it stands at the end of the chat again.</summary>
    public Task ShowAgainAsync(long paymentId) => database.WriteAsync(null, async db =>
    {
        if (await book.TakeAsync(db, paymentId) is not { State: PaymentState.Open, CheckoutUrl: not null } payment)
            return;
        payment.NextTryAt = null;
        await tell.CheckoutAsync(db, payment);
    });

    /// <summary>On every object at Stripe, so that each of its events leads to the payment by itself.</summary>
    internal static Dictionary<string, string> Metadata(Payment payment) => new()
    {
        ["payment"] = payment.Token,
        ["workspace"] = payment.WorkspaceId.ToString(),
        ["telegram_user"] = payment.TelegramUserId.ToString(CultureInfo.InvariantCulture),
    };

    // A refusal is kept by Stripe under its key, so that another try after one needs another key.
    private static string KeyOf(Payment payment) => string.Create(CultureInfo.InvariantCulture, $"checkout:{payment.Token}:{payment.FailureCount}");

    // Stripe counts days, weeks, months and years, at most three years (docs.stripe.com/api/prices/create#create_price-recurring-interval).
    private static PriceRecurrence Recurrence(Payment payment) => payment.PassUnit switch
    {
        PassUnit.Hour => new PriceRecurrence("day", Math.Max(1, payment.PassLength / 24)),
        PassUnit.Day => new PriceRecurrence("day", payment.PassLength),
        PassUnit.Week => new PriceRecurrence("week", payment.PassLength),
        PassUnit.Month => new PriceRecurrence("month", payment.PassLength),
        _ => new PriceRecurrence("year", payment.PassLength),
    };

    private static string LocaleOf(string? language) => language?.Split('-', '_')[0].ToLowerInvariant() is "en" or "es" or "ru" or "de" or "fr" or "it" or "pt" ? language.Split('-', '_')[0].ToLowerInvariant() : "auto";
}
