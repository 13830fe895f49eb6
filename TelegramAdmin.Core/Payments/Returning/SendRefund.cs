using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>Tells Stripe or Telegram to give money back. Both take the same refund once, so that a lost answer is asked for again.</summary>
internal sealed class SendRefund(IDatabase database, IStripeApi stripe, IBotApi telegram, BotDirectory bots, PaymentBook book, RefundBook refunds, CancelSubscription cancel, TimeProvider time)
{
    public async Task RunAsync(Refund waiting, CancellationToken cancellation)
    {
        await using var read = database.ReadAll();
        var payment = await read.Payments.FirstAsync(p => p.Id == waiting.PaymentId, cancellation);
        var said = waiting.State switch
        {
            RefundState.Asked when payment.Provider == PaymentProvider.Stars => await ByTelegramAsync(payment, cancellation),
            RefundState.Asked => await ByStripeAsync(payment, waiting, cancellation),
            _ => null,
        };
        await database.WriteAsync(null, async db =>
        {
            if (await book.TakeAsync(db, payment.Id) is not { } taken || await db.Refunds.AsTracking().FirstOrDefaultAsync(r => r.Id == waiting.Id) is not { } refund)
                return;
            refund.NextTryAt = null;
            if (said is not null && refund.State == RefundState.Asked)
                await KeepAsync(db, taken, refund, said);
        }, CancellationToken.None);
    }

    internal static RefundState StateOf(RefundObject refund) => refund.Status switch
    {
        "succeeded" => RefundState.Done,
        "failed" or "canceled" => RefundState.Failed,
        _ => RefundState.Pending,
    };

    private async Task KeepAsync(AppDbContext db, Payment payment, Refund refund, Said said)
    {
        refund.StripeRefundId ??= said.Reference;
        if (said.State == RefundState.Done)
            await refunds.DoneAsync(db, payment, refund, said.Words);
        else if (said.State == RefundState.Failed)
            await refunds.FailedAsync(db, payment, refund, said.Words);
        else if (said.State == RefundState.Pending)
            refund.State = RefundState.Pending;
        else
            (refund.Error, refund.NextTryAt) = (ShortText.Cut(said.Words, 500), time.GetUtcNow().AddSeconds(Math.Min(3600, 5 * Math.Pow(2, Math.Min(12, refund.Tries++)))));
        book.Tell(db, payment);
    }

    private async Task<Said> ByStripeAsync(Payment payment, Refund refund, CancellationToken cancellation)
    {
        if (payment.PaymentIntentId is not { } intent)
            return new Said(RefundState.Asked, null, "Stripe has not said yet which payment it was.");
        var id = refund.Id.ToString(CultureInfo.InvariantCulture);
        var answer = await stripe.SendAsync(new Refunds.Create($"refund:{payment.Token}:{id}", intent, refund.Amount)
        {
            Reason = "requested_by_customer",
            Metadata = new Dictionary<string, string> { ["payment"] = payment.Token, ["refund"] = id },
        }, cancellation);
        if (answer.TryGet(out var made, out var failure))
            return StateOf(made) != RefundState.Failed && await EndSubscriptionAsync(payment, refund, cancellation) is { } unfinished ? unfinished : new Said(StateOf(made), made.Id, made.FailureReason ?? "by Stripe");
        return failure.IsTransient || failure.IsAboutKey ? new Said(RefundState.Asked, null, failure.ToFailure().Message) : new Said(RefundState.Failed, null, failure.Words);
    }

    // Whoever gives a pass back is not charged for the next one.
    private async Task<Said?> EndSubscriptionAsync(Payment payment, Refund refund, CancellationToken cancellation) =>
        refund.EndsPass && payment.SubscriptionId is { } id && await cancel.EndAsync(id, cancellation) is { } unfinished
            ? new Said(RefundState.Asked, null, $"The subscription is still to be ended: {unfinished.Message}") : null;

    // core.telegram.org/bots/api#refundstarpayment
    private async Task<Said> ByTelegramAsync(Payment payment, CancellationToken cancellation)
    {
        if (await bots.FindAsync(payment.BotId) is not { } bot)
            return new Said(RefundState.Failed, null, "The bot that took the Stars was removed. Add it again to give them back.");
        var parameters = new JsonObject { ["user_id"] = payment.TelegramUserId, ["telegram_payment_charge_id"] = payment.StarsChargeId };
        return await telegram.CallAsync(bot.Token, new BotApiRequest("refundStarPayment", parameters.ToJsonString()), cancellation) switch
        {
            BotApiReply.Accepted => new Said(RefundState.Done, null, "by Telegram"),
            BotApiReply.Refused refused when refused.Description.Contains("CHARGE_ALREADY_REFUNDED", StringComparison.Ordinal) => new Said(RefundState.Done, null, "Telegram had done it before"),
            BotApiReply.Refused refused when refused.Description.Contains("BALANCE_TOO_LOW", StringComparison.Ordinal) =>
                new Said(RefundState.Failed, null, "The bot has fewer Stars left than this; the others were withdrawn. Give them back when it has earned more."),
            BotApiReply.Refused { Code: 400 } refused => new Said(RefundState.Failed, null, refused.Description),
            BotApiReply.Refused refused => new Said(RefundState.Asked, null, refused.Description),
            BotApiReply.Lost lost => new Said(RefundState.Asked, null, lost.Reason),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <param name="State">Asked: try again.</param>
    private sealed record Said(RefundState State, string? Reference, string Words);
}
