using System.Globalization;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>The money went back, or was disputed, before we heard that it had come: what was granted just now goes the same way. Inside the caller's transaction.</summary>
public sealed class TakeBackEarly(Ledger ledger, PassBook passes, DisputeBook disputes)
{
    public async Task RunAsync(AppDbContext db, Payment payment, CreditAccount account)
    {
        if (payment.AmountRefunded > 0)
            await TakeBackAsync(db, payment, account);
        await disputes.FollowGrantAsync(db, payment);
    }

    private async Task TakeBackAsync(AppDbContext db, Payment payment, CreditAccount account)
    {
        var isAll = payment.AmountRefunded >= payment.AmountPaid;
        var given = payment.Credits + payment.BonusCredits;
        var taken = Math.Min(isAll ? given : given * payment.AmountRefunded / payment.Amount, account.Balance);
        if (taken > 0)
        {
            var source = string.Create(CultureInfo.InvariantCulture, $"payment:{payment.Id}:early_refund");
            var posted = await ledger.DeductAsync(db, account, new EntryDraft(EntryKind.Reversal, taken, source) { Note = $"Refund of {payment.ProductName}", BotId = payment.BotId, PaymentId = payment.Id });
            if (!posted.IsOk)
                throw new InvalidOperationException($"The ledger did not take an early refund back: {posted.Failure.Code}");
        }
        if (isAll)
            await passes.EndAsync(db, account, pass => pass.PaymentId == payment.Id);
        payment.CreditsTakenBack = taken;
        payment.State = isAll ? PaymentState.Refunded : PaymentState.PartlyRefunded;
    }
}
