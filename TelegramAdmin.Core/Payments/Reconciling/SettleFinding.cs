using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>Somebody of the team settles a difference: grants what was paid, takes back what was not, gives back what came twice, or lets it be.</summary>
public sealed class SettleFinding(IDatabase database, PaymentBook book, TakePayment take, Ledger ledger, PassBook passes, IBotApi telegram, BotDirectory bots, TimeProvider time)
{
    public async Task<Result<long>> RepairAsync(WorkspaceId workspace, long findingId, long? adminId)
    {
        await using var read = database.Read(workspace);
        var found = await read.ReconciliationFindings.FirstOrDefaultAsync(f => f.Id == findingId && f.State == FindingState.Open);
        if (found is null)
            return PaymentErrors.FindingSettled;
        if (found.Kind is FindingKind.PaidNotGranted or FindingKind.AmountDiffers && await read.Payments.AnyAsync(p => p.Id == found.PaymentId && p.GrantedAt != null))
            return PaymentErrors.GrantedByOther;
        if (found is { Kind: FindingKind.UnknownPayment } && await GiveBackAsync(read, found) is { } refused)
            return refused;
        return await SettleAsync(workspace, findingId, FindingState.Repaired, adminId, RepairAsync);
    }

    public Task<Result<long>> DismissAsync(WorkspaceId workspace, long findingId, long? adminId) =>
        SettleAsync(workspace, findingId, FindingState.Dismissed, adminId, (_, _, _) => Task.CompletedTask);

    private Task<Result<long>> SettleAsync(WorkspaceId workspace, long findingId, FindingState state, long? adminId, Func<AppDbContext, ReconciliationFinding, long?, Task> act) =>
        database.WriteAsync(workspace, async db =>
        {
            // Taken first, so that of several who click at once one acts.
            var taken = await db.ReconciliationFindings.Where(f => f.Id == findingId && f.State == FindingState.Open)
                .ExecuteUpdateAsync(f => f.SetProperty(x => x.State, state).SetProperty(x => x.SettledAt, time.GetUtcNow()).SetProperty(x => x.SettledBy, adminId));
            if (taken == 0)
                return (Result<long>)PaymentErrors.FindingSettled;
            await act(db, await db.ReconciliationFindings.AsNoTracking().SingleAsync(f => f.Id == findingId), adminId);
            return findingId;
        });

    private async Task RepairAsync(AppDbContext db, ReconciliationFinding finding, long? adminId)
    {
        if (finding.PaymentId is not { } id || await book.TakeAsync(db, id) is not { } payment)
            return;
        book.Note(db, payment, PaymentStepKind.Repaired, finding.Reference, finding.Detail, adminId);
        if (finding.Kind is FindingKind.PaidNotGranted or FindingKind.AmountDiffers)
            await take.GrantAnywayAsync(db, payment);
        else if (finding.Kind == FindingKind.GrantedNotPaid)
            await TakeBackAsync(db, payment, adminId);
    }

    private async Task TakeBackAsync(AppDbContext db, Payment payment, long? adminId)
    {
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        await ledger.ExpireAsync(db, account);
        var taken = Math.Min(account.Balance, payment.Credits + payment.BonusCredits - payment.CreditsTakenBack);
        if (taken > 0)
        {
            var source = string.Create(CultureInfo.InvariantCulture, $"not_paid:{payment.Id}");
            await ledger.DeductAsync(db, account, new EntryDraft(EntryKind.Reversal, taken, source) { Note = $"{payment.ProductName} was not paid", AdminId = adminId, BotId = payment.BotId, PaymentId = payment.Id });
        }
        await passes.EndAsync(db, account, pass => pass.PaymentId == payment.Id);
        payment.CreditsTakenBack += taken;
        payment.State = PaymentState.Failed;
        book.Note(db, payment, PaymentStepKind.CreditsTaken, detail: $"{taken:N0} credits taken back: nothing was paid", adminId: adminId);
        await db.CountAsync(payment, time.GetUtcNow(), sold: -1, gross: -(payment.AmountPaid ?? payment.Amount));
    }

    // Stars that came twice go back by the charge that they came with. Money at Stripe that is not ours to know is not ours to move.
    private async Task<Failure?> GiveBackAsync(AppDbContext db, ReconciliationFinding found)
    {
        if (found.Provider == PaymentProvider.Stripe)
            return new Failure(FailureKind.Conflict, "unknown_payment_at_stripe", "There is nothing here to grant it to. Open it at Stripe and refund it there, or dismiss this line.");
        var payment = await db.Payments.FirstOrDefaultAsync(p => p.Id == found.PaymentId);
        if (payment is null || await bots.FindAsync(payment.BotId) is not { } bot)
            return PaymentErrors.NotFound;
        var parameters = new JsonObject { ["user_id"] = payment.TelegramUserId, ["telegram_payment_charge_id"] = found.Reference };
        return await telegram.CallAsync(bot.Token, new BotApiRequest("refundStarPayment", parameters.ToJsonString())) switch
        {
            BotApiReply.Accepted => null,
            BotApiReply.Refused refused when refused.Description.Contains("CHARGE_ALREADY_REFUNDED", StringComparison.Ordinal) => null,
            BotApiReply.Refused refused => new Failure(FailureKind.Conflict, "stars_refund_refused", $"Telegram did not give the Stars back: {refused.Description}"),
            _ => new Failure(FailureKind.Unavailable, "telegram_unreachable", "Telegram does not answer. Try again in a moment."),
        };
    }
}
