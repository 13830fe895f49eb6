using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>The dunning: a saved card was declined, so the next try is so many hours away; after the last one the auto-recharge ends. Inside the caller's transaction.</summary>
internal sealed class TakeDecline(PaymentBook book, EndAttempt attempt, TellPayer tell, RechargeTelling telling, SettingsStore settings, TimeProvider time)
{
    /// <param name="reference">Where the decline came from: Stripe's request or event.</param>
    public async Task RunAsync(AppDbContext db, Payment payment, string? code, string? message, string? reference)
    {
        (payment.FailureCode, payment.FailureMessage) = (Cut(code, 64), Cut(message, 500));
        payment.FailureCount++;
        var words = DeclineWords.Of(payment.FailureCode);
        book.Note(db, payment, PaymentStepKind.Failed, reference, words);
        if (await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == payment.AccountId) is not { } recharge || !recharge.IsBuying(payment))
        {
            await attempt.RunAsync(db, payment, "Auto-recharge was switched off.");
            return;
        }
        (recharge.LastFailure, recharge.ChangedAt) = (words, time.GetUtcNow());
        var hours = await settings.GetAsync(payment.WorkspaceId, PaymentSettings.DunningHours);
        if (recharge.Failures < hours.Length)
            await WaitAsync(db, payment, recharge, hours[recharge.Failures++]);
        else
            await GiveUpAsync(db, payment, recharge);
    }

    private async Task WaitAsync(AppDbContext db, Payment payment, AutoRecharge recharge, int hours)
    {
        (payment.State, payment.NextTryAt) = (PaymentState.Starting, null);
        (recharge.State, recharge.NextTryAt) = (RechargeState.Retrying, time.GetUtcNow().AddHours(hours));
        await telling.DeclinedAsync(db, payment, recharge);
    }

    private async Task GiveUpAsync(AppDbContext db, Payment payment, AutoRecharge recharge)
    {
        (payment.State, payment.NextTryAt) = (PaymentState.Failed, null);
        await attempt.ReleaseAsync(db, payment);
        recharge.State = RechargeState.GivenUp;
        await db.CountAsync(payment, time.GetUtcNow(), failed: 1);
        await tell.RechargeEndedAsync(db, payment);
    }

    private static string? Cut(string? text, int longest) => text is null ? null : ShortText.Cut(text, longest);
}
