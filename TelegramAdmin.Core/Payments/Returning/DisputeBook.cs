using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Storage;

using TelegramAdmin.Core.Payments.Catalogue;
namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>
/// A cardholder's bank asks for the money back: what the payment gave and is still there is set aside until the dispute is decided. Events
/// may come in any order, so each brings the whole dispute up to what it says.
/// </summary>
public sealed class DisputeBook(PaymentBook book, Ledger ledger, PassBook passes, TellPayer tell, TimeProvider time)
{
    public async Task TakeAsync(AppDbContext db, Payment payment, DisputeObject said)
    {
        var dispute = await db.Disputes.AsTracking().FirstOrDefaultAsync(d => d.StripeDisputeId == said.Id) ?? await OpenAsync(db, payment, said);
        if (dispute.ClosedAt is not null)
            return; // Decided; an older event changes nothing.
        (dispute.Status, dispute.Reason) = (said.Status, ShortText.Cut(said.Reason, 64));
        dispute.RespondBy = said.EvidenceDetails?.DueBy ?? dispute.RespondBy;
        if (said.Status is "won" or "warning_closed" or "prevented")
            await WonAsync(db, payment, dispute);
        else if (said.Status == "lost")
            await LostAsync(db, payment, dispute);
        book.Tell(db, payment);
    }

    private async Task<Dispute> OpenAsync(AppDbContext db, Payment payment, DisputeObject said)
    {
        var words = $"{Currencies.Write(said.Amount, said.Currency)}: {said.Reason.Replace('_', ' ')}";
        var dispute = db.Disputes.Add(new Dispute
        {
            WorkspaceId = payment.WorkspaceId,
            PaymentId = payment.Id,
            StripeDisputeId = said.Id,
            Amount = said.Amount,
            Currency = said.Currency.ToUpperInvariant(),
            Reason = ShortText.Cut(said.Reason, 64),
            Status = said.Status,
            CreatedAt = said.Created,
        }).Entity;
        await db.SaveChangesAsync();
        book.Note(db, payment, PaymentStepKind.DisputeOpened, said.Id, words);
        if (payment.GrantedAt is not null)
            payment.State = PaymentState.Disputed;
        await HoldAsync(db, payment, dispute);
        await tell.NoteAsync(db, payment, $"The cardholder's bank disputes the payment for {payment.ProductName}, {words}");
        return dispute;
    }

    private async Task HoldAsync(AppDbContext db, Payment payment, Dispute dispute)
    {
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        await ledger.ExpireAsync(db, account);
        var most = payment.GrantedAt is null ? 0 : Math.Min(account.Balance, payment.Credits + payment.BonusCredits - payment.CreditsTakenBack);
        if (most <= 0)
            return;
        var draft = new EntryDraft(EntryKind.Hold, most, $"dispute:{dispute.StripeDisputeId}") { Note = $"{payment.ProductName} is disputed", BotId = payment.BotId, PaymentId = payment.Id };
        dispute.HoldId = (await ledger.HoldAsync(db, account, draft)).Value;
        book.Note(db, payment, PaymentStepKind.CreditsTaken, dispute.StripeDisputeId, $"{most:N0} credits set aside");
    }

    private async Task WonAsync(AppDbContext db, Payment payment, Dispute dispute)
    {
        dispute.ClosedAt = time.GetUtcNow();
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        if (dispute.HoldId is { } hold)
            await ledger.ReleaseAsync(db, account, hold, "The dispute was decided for us");
        if (payment.GrantedAt is not null)
            payment.State = payment.AmountRefunded == 0 ? PaymentState.Granted : payment.AmountRefunded >= payment.AmountPaid ? PaymentState.Refunded : PaymentState.PartlyRefunded;
        book.Note(db, payment, PaymentStepKind.DisputeWon, dispute.StripeDisputeId);
    }

    private async Task LostAsync(AppDbContext db, Payment payment, Dispute dispute)
    {
        dispute.ClosedAt = time.GetUtcNow();
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        var taken = dispute.HoldId is { } hold && await ledger.TakeAsync(db, account, hold) is { IsOk: true, Value: var amount } ? amount : 0;
        await passes.EndAsync(db, account, pass => pass.PaymentId == payment.Id);
        payment.CreditsTakenBack += taken;
        payment.AmountRefunded += dispute.Amount;
        payment.State = PaymentState.ChargedBack;
        book.Note(db, payment, PaymentStepKind.DisputeLost, dispute.StripeDisputeId, $"{taken:N0} credits taken back");
        await db.CountAsync(payment, time.GetUtcNow(), refunded: dispute.Amount);
    }
}
