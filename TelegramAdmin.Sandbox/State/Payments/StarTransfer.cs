using System.Buffers.Text;
using System.Security.Cryptography;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.State.Payments;

/// <summary>Moves Stars between a person and a bot, and says so in their chat. The caller holds the world's lock.</summary>
internal static class StarTransfer
{
    private const int ChargeIdBytes = 72;

    /// <param name="subscription">The one that is paid again; null for a first or only payment.</param>
    /// <returns>The payment, and the message that tells of it.</returns>
    public static (StarPayment Payment, Message Notice) Pay(
        World world, Bot bot, Person person, InvoiceContent invoice, StarSubscription? subscription = null)
    {
        var payment = PaymentFor(world, person, invoice, subscription);
        SetBalance(world, person, person.Stars - payment.Amount);
        bot.Stars.Balance += payment.Amount;
        bot.Stars.Transactions.Add(new StarTransaction(payment, world.Now, IsRefund: false));
        var notice = Post(world, bot, person, person.Id, new PaymentContent(PaymentContent.Successful, payment));
        for (var times = world.Faults.PaymentUpdates(); times > 0; times--)
            world.PostMessage(bot, "message", world.ChatOf(bot, person), notice);
        return (payment, notice);
    }

    public static void Refund(World world, Bot bot, Person person, StarPayment payment)
    {
        SetBalance(world, person, person.Stars + payment.Amount);
        bot.Stars.Balance -= payment.Amount;
        bot.Stars.Transactions.Add(new StarTransaction(payment, world.Now, IsRefund: true));
        var notice = Post(world, bot, person, bot.Id, new PaymentContent(PaymentContent.Refunded, payment));
        world.PostMessage(bot, "message", world.ChatOf(bot, person), notice);
    }

    public static void SetBalance(World world, Person person, long stars)
    {
        person.Stars = stars;
        world.IsDirty = true;
        if (world.Changes.HasPages) world.Changes.Publish(PageJson.Event("person", new { id = person.Id, stars }));
    }

    private static StarPayment PaymentFor(World world, Person person, InvoiceContent invoice, StarSubscription? subscription)
    {
        var start = Math.Max(world.Now, subscription?.Until ?? 0);
        return new StarPayment(NewChargeId(), person.Id, invoice.Amount, invoice.Payload, invoice.Title)
        {
            SubscriptionPeriod = invoice.SubscriptionPeriod,
            SubscribedUntil = invoice.SubscriptionPeriod is { } period ? start + period : null,
            IsFirst = invoice.SubscriptionPeriod is not null && subscription is null,
        };
    }

    private static Message Post(World world, Bot bot, Person person, long fromId, PaymentContent content)
    {
        var chat = world.ChatOf(bot, person);
        var notice = new Message { Id = chat.Log.NextId(), FromId = fromId, Date = world.Now, Content = content };
        chat.Log.Add(notice, world.Options.HistoryPerChat);
        world.Tell(chat, notice);
        return notice;
    }

    private static string NewChargeId() => $"stx{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ChargeIdBytes))}";
}
