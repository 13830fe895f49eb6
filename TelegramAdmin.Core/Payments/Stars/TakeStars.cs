using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Payments.Returning;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

using TelegramAdmin.Core.Payments.Catalogue;
namespace TelegramAdmin.Core.Payments.Stars;

/// <summary>Stars came in or went back (core.telegram.org/bots/payments-stars). Credits follow from the payment's own message only, never from the pre-checkout.</summary>
public sealed class TakeStars(PaymentBook book, StarsReceipts receipts, RefundBook refunds) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Answer;

    public Task HandleAsync(UpdateContext context) => context.Update.Message switch
    {
        { SuccessfulPayment: { } paid } message => PaidAsync(context, paid.InvoicePayload, paid.Currency, paid.TotalAmount, paid.TelegramPaymentChargeId, message.Chat.Id),
        { RefundedPayment: { } refunded } => RefundedAsync(context, refunded.TelegramPaymentChargeId),
        _ => Task.CompletedTask,
    };

    private async Task PaidAsync(UpdateContext context, string token, string currency, long amount, string chargeId, long payer)
    {
        if (currency != Currencies.Stars || await book.TakeAsync(context.Db, token) is not { Provider: PaymentProvider.Stars } payment || payment.BotId != context.Bot.Id)
            return;
        context.IsAnswered = true;
        if (payment.TelegramUserId == payer)
            await receipts.TakeAsync(context.Db, payment, chargeId, amount, "successful_payment");
    }

    private async Task RefundedAsync(UpdateContext context, string chargeId)
    {
        var id = await context.Db.Payments.Where(p => p.StarsChargeId == chargeId).Select(p => (long?)p.Id).FirstOrDefaultAsync();
        if (id is null || await book.TakeAsync(context.Db, id.Value) is not { } payment)
            return;
        context.IsAnswered = true;
        await receipts.RefundedAsync(context.Db, payment, refunds);
    }
}

/// <summary>What Telegram's book says of a payment in Stars, by a message or because we asked.</summary>
public sealed class StarsReceipts(TakePayment take, FindingBook findings, PaymentBook book)
{
    public async Task TakeAsync(AppDbContext db, Payment payment, string chargeId, long amount, string source)
    {
        if (payment.StarsChargeId is { } first && first != chargeId)
        {
            var words = $"The same invoice was paid a second time ({Currencies.Write(amount, Currencies.Stars)}). Give these Stars back.";
            if (await db.PaymentSteps.AnyAsync(s => s.PaymentId == payment.Id && s.Reference == chargeId))
                return;
            book.Note(db, payment, PaymentStepKind.HeldUp, chargeId, words);
            await findings.FindAsync(db, payment, FindingKind.UnknownPayment, chargeId, words);
            return;
        }
        await take.RunAsync(db, payment, new Receipt(amount, Currencies.Stars, source) { StarsChargeId = chargeId, Method = "Telegram Stars" });
    }

    public static async Task<bool> IsRefundedAsync(AppDbContext db, Payment payment) =>
        await db.Refunds.AnyAsync(r => r.PaymentId == payment.Id && r.State == RefundState.Done);

    public async Task RefundedAsync(AppDbContext db, Payment payment, RefundBook refunds)
    {
        if (await IsRefundedAsync(db, payment))
            return;
        var asked = await db.Refunds.AsTracking().FirstOrDefaultAsync(r => r.PaymentId == payment.Id && r.State == RefundState.Asked);
        if (asked is not null)
            await refunds.DoneAsync(db, payment, asked, "by Telegram");
        else
            await refunds.MadeElsewhereAsync(db, payment, payment.AmountPaid ?? payment.Amount, payment.StarsChargeId!, null);
    }
}
