using TelegramAdmin.Sandbox.Control.Acting.Paying;
using TelegramAdmin.Sandbox.State.Payments;

namespace TelegramAdmin.Sandbox;

/// <content>What people pay with Telegram Stars.</content>
public sealed partial class SandboxPerson
{
    /// <summary>Telegram Stars that this person has left.</summary>
    public long Stars
    {
        get
        {
            lock (_world.Gate) return State.Stars;
        }
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            lock (_world.Gate) StarTransfer.SetBalance(_world, State, value);
        }
    }

    /// <summary>Presses Pay under an invoice, confirms, and waits for the bot's answer, ten seconds at most.</summary>
    /// <param name="payload">What the bot is told instead of the invoice's payload: a forgery, to see that it is refused.</param>
    /// <param name="amount">What the bot is told instead of the invoice's price.</param>
    public Task<PaymentResult> PayAsync(Place at, int messageId, string? payload = null, long? amount = null)
    {
        Purchase purchase;
        lock (_world.Gate) purchase = Purchase.OfMessage(_world, State, at.ChatFor(_world, State), messageId);
        return PayAsync(purchase, payload, amount);
    }

    /// <summary>Opens a link of createInvoiceLink and pays it; it can be paid any number of times.</summary>
    public Task<PaymentResult> PayAsync(string invoiceLink, string? payload = null, long? amount = null)
    {
        Purchase purchase;
        lock (_world.Gate) purchase = Purchase.OfLink(_world, State, invoiceLink);
        return PayAsync(purchase, payload, amount);
    }

    /// <summary>Lets the next period of a subscription begin, which the bot only hears of.</summary>
    /// <param name="chargeId">Of the first payment.</param>
    /// <returns>Whether it was paid: not when it was cancelled, nor without enough Stars.</returns>
    public bool Renew(SandboxBot bot, string chargeId)
    {
        lock (_world.Gate) return Subscriptions.Renew(_world, bot.State, State, chargeId) is not null;
    }

    private Task<PaymentResult> PayAsync(Purchase purchase, string? payload, long? amount)
    {
        var claim = InvoiceClaim.Of(purchase.Invoice);
        return new Checkout(_world, purchase).RunAsync(new InvoiceClaim(payload ?? claim.Payload, amount ?? claim.Amount));
    }
}
