using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Payments.Returning;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

using TelegramAdmin.Core.Payments.Catalogue;
namespace TelegramAdmin.Core.Payments.Granting;

/// <summary>
/// The one way from money to credits, whoever brings the news: an event, the person's return from the checkout, or the reconciliation.
/// The payment is locked, and the ledger takes each payment once, so whoever comes second changes nothing.
/// </summary>
public sealed class TakePayment(PaymentBook book, Ledger ledger, PassBook passes, RewardInviter reward, TakeBackEarly early, TellPayer tell, FindingBook findings, SettingsStore settings, TimeProvider time)
{
    /// <summary>Stripe's renewals are charged about an hour after the period ends; nobody shall lose the pass in between.</summary>
    private static readonly TimeSpan LongestGrace = TimeSpan.FromHours(24);

    public async Task RunAsync(AppDbContext db, Payment payment, Receipt receipt)
    {
        if (payment.GrantedAt is not null && IsOther(payment, receipt))
        {
            await NoteSecondAsync(db, payment, receipt);
            return;
        }
        if (WentBack(payment) && !IsOther(payment, receipt))
            return; // Held up, and given back since: said again, it is still no reason to grant.
        Keep(payment, receipt);
        if (payment.GrantedAt is not null)
            return;
        if (payment.AmountPaid is null)
            book.Note(db, payment, PaymentStepKind.Paid, receipt.PaymentIntentId ?? receipt.StarsChargeId, $"{Currencies.Write(receipt.Amount, receipt.Currency)} ({receipt.Source})");
        await db.CountAsync(payment, time.GetUtcNow(), gross: receipt.Amount - (payment.AmountPaid ?? 0));
        payment.AmountPaid = receipt.Amount;
        payment.PaidAt ??= time.GetUtcNow();
        payment.NextTryAt = null;
        if (receipt.Amount != payment.Amount || !receipt.Currency.Equals(payment.Currency, StringComparison.OrdinalIgnoreCase))
            await HoldUpAsync(db, payment, receipt);
        else
            await GrantAsync(db, payment, receipt.PaidUntil);
    }

    /// <summary>Grants what was paid though it is not what was asked for: somebody looked and decided so.</summary>
    public Task GrantAnywayAsync(AppDbContext db, Payment payment) => payment.GrantedAt is null ? GrantAsync(db, payment, null) : Task.CompletedTask;

    private async Task GrantAsync(AppDbContext db, Payment payment, DateTimeOffset? paidUntil)
    {
        var now = time.GetUtcNow();
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        var entry = await GrantCreditsAsync(db, payment, account);
        if (payment.PassLength > 0)
            await passes.GiveAsync(db, account, payment.ProductName, SourceOf(payment), start => EndOfPass(payment, start, paidUntil), payment.Id);
        if (payment.TierId is { } tier)
            account.TierId = tier;
        payment.GrantedAt = now;
        payment.State = PaymentState.Granted;
        (payment.FailureCode, payment.FailureMessage) = (null, null);
        book.Note(db, payment, PaymentStepKind.Granted, entry?.ToString(CultureInfo.InvariantCulture), What(payment));
        await db.CountAsync(payment, now, sold: 1, gross: payment.AmountPaid is null ? payment.Amount : 0); // What came in was counted as it came.
        await findings.SettleAsync(db, payment, finding => finding.Kind is FindingKind.PaidNotGranted or FindingKind.AmountDiffers && IsOf(payment, finding));
        await early.RunAsync(db, payment, account);
        await reward.RunAsync(db, account, payment.BotId);
        await FollowRechargeAsync(db, payment);
        await tell.GrantedAsync(db, payment, account);
        if (payment.Provider == PaymentProvider.Stripe)
            book.Schedule(db, payment); // To read the fee and the card.
    }

    private static bool IsOther(Payment payment, Receipt receipt) =>
        receipt.PaymentIntentId is { } said && payment.PaymentIntentId is { } known && said != known;

    private static bool WentBack(Payment payment) =>
        payment is { GrantedAt: null, AmountPaid: not null, State: PaymentState.Refunded or PaymentState.PartlyRefunded or PaymentState.ChargedBack };

    // Somebody paid twice, or something else at Stripe carries this payment's name. Nobody gets it twice; the money is shown to a person.
    private async Task NoteSecondAsync(AppDbContext db, Payment payment, Receipt receipt)
    {
        if (await db.ReconciliationFindings.AnyAsync(f => f.PaymentId == payment.Id && f.Reference == receipt.PaymentIntentId))
            return; // Listed before, and perhaps looked at.
        var words = $"{Currencies.Write(receipt.Amount, receipt.Currency)} came in for a payment that was granted already. Give it back at Stripe.";
        book.Note(db, payment, PaymentStepKind.HeldUp, receipt.PaymentIntentId, words);
        await findings.FindAsync(db, payment, FindingKind.UnknownPayment, receipt.PaymentIntentId!, words, receipt);
    }

    private async Task<long?> GrantCreditsAsync(AppDbContext db, Payment payment, CreditAccount account)
    {
        if (payment.Credits == 0)
            return null;
        var draft = new EntryDraft(EntryKind.Purchase, payment.Credits, SourceOf(payment)) { Note = payment.ProductName, BotId = payment.BotId, PaymentId = payment.Id };
        var posted = Ensure(await ledger.GrantAsync(db, account, draft));
        if (payment.BonusCredits > 0)
        {
            var values = await settings.OfAsync(payment.WorkspaceId);
            var bonus = draft with { Kind = EntryKind.Bonus, Amount = payment.BonusCredits, Source = SourceOf(payment) + ":bonus", Note = $"Bonus on {payment.ProductName}" };
            Ensure(await ledger.GrantAsync(db, account, bonus, WelcomeCredits.BonusEnd(values, time.GetUtcNow())));
        }
        return posted.EntryId;
    }

    private static async Task FollowRechargeAsync(AppDbContext db, Payment payment)
    {
        if (await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == payment.AccountId && r.PaymentId == payment.Id) is not { } recharge)
            return;
        (recharge.PaymentId, recharge.Failures, recharge.NextTryAt, recharge.LastFailure) = (null, 0, null, null);
        if (recharge.State is Recharging.RechargeState.Retrying or Recharging.RechargeState.NeedsConfirmation)
            recharge.State = Recharging.RechargeState.On;
    }

    private async Task HoldUpAsync(AppDbContext db, Payment payment, Receipt receipt)
    {
        var words = $"{Currencies.Write(receipt.Amount, receipt.Currency)} came in and {Currencies.Write(payment.Amount, payment.Currency)} was asked for.";
        if (!await findings.FindAsync(db, payment, FindingKind.AmountDiffers, receipt.PaymentIntentId ?? receipt.StarsChargeId ?? receipt.Source, words, receipt))
            return; // Said of this money before.
        book.Note(db, payment, PaymentStepKind.HeldUp, receipt.Source, words);
        if (payment.State == PaymentState.PaidNotGranted)
            return;
        payment.State = PaymentState.PaidNotGranted;
        await tell.HeldUpAsync(db, payment);
    }

    // Money that was held up stays listed when other money, which fits, comes after it.
    private static bool IsOf(Payment payment, ReconciliationFinding finding) =>
        (payment.PaymentIntentId ?? payment.StarsChargeId) is not { } money || money == finding.Reference;

    private static void Keep(Payment payment, Receipt receipt)
    {
        payment.PaymentIntentId = receipt.PaymentIntentId ?? payment.PaymentIntentId;
        payment.ChargeId = receipt.ChargeId ?? payment.ChargeId;
        payment.InvoiceId ??= receipt.InvoiceId;
        payment.SubscriptionId ??= receipt.SubscriptionId;
        payment.StarsChargeId ??= receipt.StarsChargeId;
        payment.Method = receipt.Method ?? payment.Method;
    }

    // What Stripe renews ends when Stripe says, and a little later; behind another pass it keeps its full length.
    private DateTimeOffset EndOfPass(Payment payment, DateTimeOffset start, DateTimeOffset? paidUntil)
    {
        var end = payment.PassUnit.EndOf(payment.PassLength, start);
        var grace = (end - start) / 4 < LongestGrace ? (end - start) / 4 : LongestGrace;
        var isBehindAnother = start - time.GetUtcNow() > grace + TimeSpan.FromHours(2);
        return payment.SubscriptionId is null || isBehindAnother ? end : (paidUntil ?? end) + grace;
    }

    private static Posted Ensure(Result<Posted> posted) => posted.IsOk ? posted.Value : throw new InvalidOperationException($"The ledger refused a grant: {posted.Failure.Code}");

    private static string SourceOf(Payment payment) => string.Create(CultureInfo.InvariantCulture, $"payment:{payment.Id}");

    private static string What(Payment payment) => payment switch
    {
        { Credits: > 0, BonusCredits: > 0 } => $"{payment.Credits:N0} credits and {payment.BonusCredits:N0} bonus",
        { Credits: > 0 } => $"{payment.Credits:N0} credits",
        _ => payment.ProductName,
    };
}
