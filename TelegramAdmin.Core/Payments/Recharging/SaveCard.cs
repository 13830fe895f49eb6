using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>A person saved a card in Stripe's checkout: auto-recharge goes on with it. Which card it is only Stripe knows, so it is asked outside of the event's transaction.</summary>
public sealed class SaveCard(IDatabase database, IStripeApi stripe, RechargeTelling telling, EventBus events, TimeProvider time)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    /// <summary>How often a checkout is looked at whose event does not come.</summary>
    internal static readonly TimeSpan StillOpen = TimeSpan.FromMinutes(5);

    public async Task TakeAsync(AppDbContext db, CheckoutSessionObject session)
    {
        if (session.Status != "complete" || !long.TryParse(session.MetadataOf("account"), CultureInfo.InvariantCulture, out var accountId))
            return;
        if (await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == accountId && r.SetupSessionId == session.Id) is not { } recharge)
            return; // Of an earlier wish; the newest one counts.
        recharge.NextTryAt = time.GetUtcNow();
        db.AfterCommit(() => events.Publish(new PaymentWorkWaits(recharge.WorkspaceId)));
    }

    /// <summary>Asks Stripe which card it was.</summary>
    public async Task FinishAsync(AutoRecharge waiting, CancellationToken cancellation)
    {
        var answer = await stripe.SendAsync(new CheckoutSessions.Get(waiting.SetupSessionId!) { Expand = ["setup_intent.payment_method"] }, cancellation);
        await database.WriteAsync(null, async db =>
        {
            if (await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == waiting.AccountId && r.SetupSessionId == waiting.SetupSessionId) is { } recharge)
                await FollowAsync(db, recharge, answer);
        }, CancellationToken.None);
    }

    private async Task FollowAsync(AppDbContext db, AutoRecharge recharge, StripeResult<CheckoutSessionObject> answer)
    {
        var now = time.GetUtcNow();
        (recharge.NextTryAt, recharge.ChangedAt) = (null, now);
        var user = await db.CreditAccounts.Where(a => a.Id == recharge.AccountId).Select(a => a.TelegramUserId).FirstAsync();
        if (!answer.TryGet(out var session, out var failure))
        {
            recharge.NextTryAt = failure.IsTransient ? now + Again : null;
        }
        else if (recharge is not { State: RechargeState.Preparing, ConsentAt: not null })
        {
            recharge.SetupSessionId = null; // Nobody agreed to what stands there now.
        }
        else if (session is { Status: "complete", SetupIntent.Object: { Status: "succeeded", PaymentMethod.Object: { } card } })
        {
            (recharge.PaymentMethodId, recharge.MethodName, recharge.SetupSessionId) = (card.Id, ShortText.Cut(card.Label, 64), null);
            (recharge.State, recharge.Failures, recharge.LastFailure) = (RechargeState.On, 0, null);
            await telling.OnAsync(db, recharge, user);
        }
        else if (session.Status == "open")
        {
            recharge.NextTryAt = now + StillOpen;
        }
        else if (session.Status == "expired")
        {
            recharge.SetupSessionId = null;
            await telling.CardNotSavedAsync(db, recharge, user);
        }
    }
}

/// <summary>A person took their card away in Stripe's portal.</summary>
internal sealed class TakeCardEvents(EndRecharge end, RechargeTelling telling, TimeProvider time) : IStripeEventHandler
{
    public IReadOnlySet<string> Types { get; } = new HashSet<string> { "payment_method.detached" };

    public async Task HandleAsync(StripeEventContext context)
    {
        var card = context.Read(StripeJson.Default.PaymentMethodObject);
        foreach (var recharge in await context.Db.AutoRecharges.AsTracking().Where(r => r.PaymentMethodId == card.Id && r.IsLive == context.IsLive).ToListAsync())
        {
            (recharge.PaymentMethodId, recharge.MethodName, recharge.ChangedAt) = (null, null, time.GetUtcNow());
            if (recharge.State is RechargeState.Off or RechargeState.GivenUp)
                continue;
            await end.RunAsync(context.Db, recharge, RechargeState.Off);
            var user = await context.Db.CreditAccounts.Where(a => a.Id == recharge.AccountId).Select(a => a.TelegramUserId).FirstAsync();
            await telling.CardGoneAsync(context.Db, recharge, user);
        }
    }
}
