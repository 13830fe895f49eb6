using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Payments;

namespace TelegramAdmin.Sandbox.Control.Acting.Paying;

/// <summary>Invoices that are paid again every period. The caller holds the world's lock.</summary>
internal static class Subscriptions
{
    public static void Begin(Purchase purchase, StarPayment payment)
    {
        if (payment.SubscribedUntil is not { } until) return;
        purchase.Bot.Stars.Subscriptions[payment.ChargeId] = new StarSubscription
        {
            ChargeId = payment.ChargeId,
            PersonId = payment.PersonId,
            Invoice = purchase.Invoice,
            Until = until,
        };
    }

    /// <summary>The next period begins; nobody asks the bot again.</summary>
    /// <returns>Null when the subscription was cancelled or there were too few Stars.</returns>
    public static StarPayment? Renew(World world, Bot bot, Person person, string chargeId)
    {
        if (bot.Stars.Subscriptions.GetValueOrDefault(chargeId) is not { } subscription || subscription.PersonId != person.Id)
            throw new ArgumentException($"{person.FullName} has no subscription {chargeId}.", nameof(chargeId));
        if (subscription.IsCanceled || person.Stars < subscription.Invoice.Amount) return null;
        var (payment, _) = StarTransfer.Pay(world, bot, person, subscription.Invoice, subscription);
        subscription.Until = payment.SubscribedUntil ?? subscription.Until;
        return payment;
    }
}
