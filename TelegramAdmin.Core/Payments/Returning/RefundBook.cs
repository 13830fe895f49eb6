using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Storage;

using TelegramAdmin.Core.Payments.Catalogue;
namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>Money went back: what it had bought goes back too, as far as it is still there. Inside the caller's transaction, the payment being locked.</summary>
public sealed class RefundBook(PaymentBook book, Ledger ledger, PassBook passes, BoughtCredits bought, EndPurchase end, TellPayer tell, FindingBook findings, TimeProvider time)
{
    /// <summary>What Stripe says of a refund, by an event or because we asked; in any order, and as often as it likes.</summary>
    public async Task TakeAsync(AppDbContext db, Payment payment, RefundObject said, string source)
    {
        var ours = long.TryParse(said.MetadataOf("refund"), CultureInfo.InvariantCulture, out var id) ? id : 0;
        var known = await db.Refunds.AsTracking().FirstOrDefaultAsync(r => r.PaymentId == payment.Id && (r.StripeRefundId == said.Id || r.Id == ours));
        known?.StripeRefundId ??= said.Id;
        switch (SendRefund.StateOf(said))
        {
            case RefundState.Done when known is null:
                await MadeElsewhereAsync(db, payment, said.Amount, said.Id, said.Reason);
                break;
            case RefundState.Done when known!.State is not RefundState.Failed: // It failed later than it succeeded, and the events changed places.
                await DoneAsync(db, payment, known, source);
                break;
            case RefundState.Failed when known is not null:
                await FailedAsync(db, payment, known, WhyFailed(said));
                break;
            case RefundState.Failed:
                db.Refunds.Add(Elsewhere(payment, said.Amount, said.Id, said.Reason, RefundState.Failed, WhyFailed(said))); // What was said of it before may still come.
                break;
        }
    }

    /// <summary>A refund that was asked for here is through.</summary>
    public async Task DoneAsync(AppDbContext db, Payment payment, Refund refund, string source)
    {
        if (refund.State == RefundState.Done)
            return;
        (refund.State, refund.SettledAt, refund.NextTryAt, refund.Error) = (RefundState.Done, time.GetUtcNow(), null, null);
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        var taken = refund.HoldId is { } hold && await ledger.TakeAsync(db, account, hold) is { IsOk: true, Value: var amount } ? amount : 0;
        await SettleAsync(db, payment, account, refund.Amount, taken, refund.EndsPass, refund.StripeRefundId ?? source);
    }

    /// <summary>A refund that was made at Stripe or by Telegram: credits go back in proportion.</summary>
    /// <param name="reference">Its id; the same one is taken once.</param>
    public async Task MadeElsewhereAsync(AppDbContext db, Payment payment, long amount, string reference, string? reason)
    {
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        var isAll = payment.AmountRefunded + amount >= (payment.AmountPaid ?? payment.Amount);
        var wanted = await BoughtCredits.BelongingToAsync(db, payment, amount, isAll);
        var taken = await bought.GatherAsync(db, account, wanted);
        await bought.TakeAsync(db, account, payment, taken, $"refund:{reference}");
        db.Refunds.Add(Elsewhere(payment, amount, reference, reason, RefundState.Done, null, taken, isAll));
        if (taken < wanted)
            book.Note(db, payment, PaymentStepKind.CreditsTaken, reference, $"{wanted - taken:N0} of {wanted:N0} credits were spent already and could not be taken back.");
        await SettleAsync(db, payment, account, amount, taken, isAll, reference);
    }

    /// <summary>The refund did not go through: the money stays, and so do the credits.</summary>
    public async Task FailedAsync(AppDbContext db, Payment payment, Refund refund, string error)
    {
        if (refund.State == RefundState.Failed)
            return;
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        if (refund.State == RefundState.Done)
            await ReturnAsync(db, payment, account, refund);
        else if (refund.HoldId is { } hold)
            await ledger.ReleaseAsync(db, account, hold, "The refund did not go through");
        (refund.State, refund.Error, refund.SettledAt, refund.NextTryAt) = (RefundState.Failed, ShortText.Cut(error, 500), time.GetUtcNow(), null);
        book.Note(db, payment, PaymentStepKind.RefundFailed, refund.StripeRefundId, error);
        if (refund.Credits > 0)
            book.Note(db, payment, PaymentStepKind.CreditsReturned, refund.StripeRefundId, $"{refund.Credits:N0} credits are back");
    }

    // Stripe took the refund for done, and days later the bank sent the money back (docs.stripe.com/refunds#failed-refunds).
    private async Task ReturnAsync(AppDbContext db, Payment payment, CreditAccount account, Refund refund)
    {
        payment.AmountRefunded -= refund.Amount;
        payment.CreditsTakenBack -= refund.Credits;
        await db.SettleStateAsync(payment);
        var stands = payment.State != PaymentState.ChargedBack;
        if (stands)
            EndPurchase.ComeBack(payment, account);
        var passGoesOn = stands && refund.EndsPass && await GivePassBackAsync(db, payment, account, refund);
        await bought.GiveBackAsync(db, account, payment, refund.Credits, string.Create(CultureInfo.InvariantCulture, $"refund_returned:{refund.Id}"));
        await db.CountAsync(payment, time.GetUtcNow(), refunded: -refund.Amount);
        await tell.ReturnedAsync(db, payment, "payment.refund_returned", refund.Amount, refund.Credits, passGoesOn,
            $"The bank sent the refund of {Currencies.Write(refund.Amount, payment.Currency)} for {payment.ProductName} back. It has to be given back in another way.");
    }

    // What was left of the pass when it ended.
    private async Task<bool> GivePassBackAsync(AppDbContext db, Payment payment, CreditAccount account, Refund refund)
    {
        var ended = await db.AccessPasses.AsNoTracking().Where(p => p.PaymentId == payment.Id && p.RevokedAt != null).OrderByDescending(p => p.Id).FirstOrDefaultAsync();
        if (ended is not { RevokedAt: { } endedAt } || endedAt >= ended.EndsAt)
            return false;
        var left = ended.EndsAt - (endedAt > ended.StartsAt ? endedAt : ended.StartsAt);
        return (await passes.GiveAsync(db, account, ended.Name, string.Create(CultureInfo.InvariantCulture, $"refund_returned:{refund.Id}"), start => start + left, payment.Id)).IsNew;
    }

    private async Task SettleAsync(AppDbContext db, Payment payment, CreditAccount account, long amount, long taken, bool endsPass, string reference)
    {
        payment.AmountRefunded += amount;
        payment.CreditsTakenBack += taken;
        var ended = await end.RunAsync(db, payment, account, endsPass);
        await db.SettleStateAsync(payment);
        book.Note(db, payment, PaymentStepKind.Refunded, reference, $"{Currencies.Write(amount, payment.Currency)}, {taken:N0} credits taken back");
        await db.CountAsync(payment, time.GetUtcNow(), refunded: amount);
        await findings.SettleAsync(db, payment, finding => finding.Kind == FindingKind.RefundNotTaken
            || (finding.Kind is FindingKind.AmountDiffers or FindingKind.PaidNotGranted && payment.GrantedAt is null && payment.IsAllBack()));
        await tell.ReturnedAsync(db, payment, "payment.refunded", amount, taken, ended,
            $"{Currencies.Write(amount, payment.Currency)} went back for {payment.ProductName}; {taken:N0} credits taken back");
    }

    private Refund Elsewhere(Payment payment, long amount, string reference, string? reason, RefundState state, string? error, long credits = 0, bool endsPass = false) => new()
    {
        WorkspaceId = payment.WorkspaceId,
        PaymentId = payment.Id,
        StripeRefundId = payment.Provider == PaymentProvider.Stripe ? reference : null,
        Amount = amount,
        Credits = credits,
        EndsPass = endsPass,
        Reason = reason is null ? null : ShortText.Cut(reason, 300),
        State = state,
        Error = error,
        CreatedAt = time.GetUtcNow(),
        SettledAt = time.GetUtcNow(),
    };

    private static string WhyFailed(RefundObject said) => said.FailureReason ?? "The bank did not take it.";
}
