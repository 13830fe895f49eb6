using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Granting;

/// <summary>A payment did not go through.</summary>
public sealed class FailPayment(PaymentBook book, PromoBook promos, TellPayer tell, TimeProvider time)
{
    /// <summary>For good: the checkout is over and the money did not come.</summary>
    public async Task RunAsync(AppDbContext db, Payment payment, string? code, string? message, string source)
    {
        if (payment.AmountPaid is not null || payment.State == PaymentState.Failed)
            return;
        Keep(db, payment, code, message, source);
        payment.State = PaymentState.Failed;
        payment.NextTryAt = null;
        await db.CountAsync(payment, time.GetUtcNow(), failed: 1);
        await promos.ReturnAsync(db, payment);
        await tell.FailedAsync(db, payment);
    }

    /// <summary>The card was declined; in an open checkout the person can try another one right there, so it stays open.</summary>
    public async Task DeclinedAsync(AppDbContext db, Payment payment, string? code, string? message, string source)
    {
        Keep(db, payment, code, message, source);
        await tell.NoteAsync(db, payment, $"The card was declined for {payment.ProductName}: {DeclineWords.Of(code)}");
    }

    private void Keep(AppDbContext db, Payment payment, string? code, string? message, string source)
    {
        (payment.FailureCode, payment.FailureMessage) = (Cut(code, 64), Cut(message, 500));
        book.Note(db, payment, PaymentStepKind.Failed, source, DeclineWords.Of(code));
    }

    private static string? Cut(string? text, int longest) => text is null ? null : ShortText.Cut(text, longest);
}
