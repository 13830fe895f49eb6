using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>
/// A cardholder's bank asks for the money back: what the payment gave and is still there is set aside until the dispute is decided. Events
/// may come in any order, so each brings the whole dispute up to what it says. An inquiry, whose status begins with "warning", has taken no
/// money yet and sets nothing aside (docs.stripe.com/disputes/how-disputes-work#inquiries).
/// </summary>
public sealed class DisputeBook(PaymentBook book, Ledger ledger, BoughtCredits bought, EndPurchase end, TellPayer tell, TimeProvider time)
{
    public async Task TakeAsync(AppDbContext db, Payment payment, DisputeObject said)
    {
        var known = await db.Disputes.AsTracking().FirstOrDefaultAsync(d => d.StripeDisputeId == said.Id);
        var dispute = known ?? await OpenAsync(db, payment, said);
        if (dispute.ClosedAt is not null)
            return; // Decided; an older event changes nothing.
        var isNew = known is null || PaymentStanding.IsInquiry(known.Status);
        (dispute.Status, dispute.Reason) = (said.Status, ShortText.Cut(said.Reason, 64));
        dispute.RespondBy = said.EvidenceDetails?.DueBy ?? dispute.RespondBy;
        if (said.Status is "won" or "warning_closed" or "prevented")
            await WonAsync(db, payment, dispute);
        else if (said.Status == "lost")
            await LostAsync(db, payment, dispute);
        else if (isNew && !PaymentStanding.IsInquiry(said.Status))
            await SetAsideAsync(db, payment, dispute);
        book.Tell(db, payment);
    }

    /// <summary>The dispute was heard of before the payment, which is granted now.</summary>
    public async Task FollowGrantAsync(AppDbContext db, Payment payment)
    {
        foreach (var dispute in await db.Disputes.AsTracking().Where(d => d.PaymentId == payment.Id && d.ClosedAt == null).ToListAsync())
        {
            if (!PaymentStanding.IsInquiry(dispute.Status))
                await SetAsideAsync(db, payment, dispute);
        }
    }

    private static bool IsWhole(Payment payment, Dispute dispute) => payment.AmountRefunded + dispute.Amount >= (payment.AmountPaid ?? payment.Amount);

    private async Task<Dispute> OpenAsync(AppDbContext db, Payment payment, DisputeObject said)
    {
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
        book.Note(db, payment, PaymentStepKind.DisputeOpened, said.Id, WordsOf(dispute));
        if (PaymentStanding.IsInquiry(said.Status))
            await tell.NoteAsync(db, payment, $"The cardholder's bank asks about the payment for {payment.ProductName}, {WordsOf(dispute)}. No money was taken; answer at Stripe, or give it back");
        return dispute;
    }

    private async Task SetAsideAsync(AppDbContext db, Payment payment, Dispute dispute)
    {
        if (payment.GrantedAt is null)
            return; // Once it is granted, see FollowGrantAsync.
        await db.SettleStateAsync(payment);
        var held = await HoldAsync(db, payment, dispute);
        await tell.ReturnedAsync(db, payment, "payment.disputed", dispute.Amount, held, movesPass: false, $"The cardholder's bank disputes the payment for {payment.ProductName}, {WordsOf(dispute)}");
    }

    private async Task<long> HoldAsync(AppDbContext db, Payment payment, Dispute dispute)
    {
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        var most = await bought.GatherAsync(db, account, await BoughtCredits.BelongingToAsync(db, payment, dispute.Amount, IsWhole(payment, dispute)));
        if (most <= 0)
            return 0;
        var draft = new EntryDraft(EntryKind.Hold, most, $"dispute:{dispute.StripeDisputeId}") { Note = $"{payment.ProductName} is disputed", BotId = payment.BotId, PaymentId = payment.Id };
        dispute.HoldId = (await ledger.HoldAsync(db, account, draft)).Value;
        book.Note(db, payment, PaymentStepKind.CreditsTaken, dispute.StripeDisputeId, $"{most:N0} credits set aside");
        return most;
    }

    private async Task WonAsync(AppDbContext db, Payment payment, Dispute dispute)
    {
        dispute.ClosedAt = time.GetUtcNow();
        book.Note(db, payment, PaymentStepKind.DisputeWon, dispute.StripeDisputeId);
        var wasDisputed = payment.State == PaymentState.Disputed;
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        var released = dispute.HoldId is { } hold && await ledger.ReleaseAsync(db, account, hold, "The dispute was decided for us") is { IsOk: true } ? await AmountOfAsync(db, hold) : 0;
        if (released > 0)
            book.Note(db, payment, PaymentStepKind.CreditsReturned, dispute.StripeDisputeId, $"{released:N0} credits are back");
        await db.SettleStateAsync(payment);
        if (wasDisputed)
            await tell.ReturnedAsync(db, payment, "payment.dispute_won", dispute.Amount, released, movesPass: false, $"The dispute of {payment.ProductName} was decided for us");
    }

    private async Task LostAsync(AppDbContext db, Payment payment, Dispute dispute)
    {
        dispute.ClosedAt = time.GetUtcNow();
        if (dispute.HoldId is null)
            await HoldAsync(db, payment, dispute); // The end of it was the first that we heard.
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        var taken = dispute.HoldId is { } hold && await ledger.TakeAsync(db, account, hold) is { IsOk: true, Value: var amount } ? amount : 0;
        var owed = await BoughtCredits.BelongingToAsync(db, payment, dispute.Amount, IsWhole(payment, dispute));
        var spent = Math.Max(0, owed - taken);
        payment.CreditsTakenBack += taken;
        payment.AmountRefunded += dispute.Amount;
        var ended = await end.RunAsync(db, payment, account, endsPass: payment.IsAllBack());
        await db.SettleStateAsync(payment);
        var words = $"{taken:N0} credits taken back{(spent > 0 ? $"; {spent:N0} were spent already" : "")}";
        book.Note(db, payment, PaymentStepKind.DisputeLost, dispute.StripeDisputeId, words);
        await db.CountAsync(payment, time.GetUtcNow(), refunded: dispute.Amount);
        await tell.ReturnedAsync(db, payment, "payment.dispute_lost", dispute.Amount, taken, ended, $"The dispute of {payment.ProductName} was lost: {WordsOf(dispute)}; {words}");
    }

    private static Task<long> AmountOfAsync(AppDbContext db, long holdId) => db.CreditHolds.Where(h => h.Id == holdId).Select(h => h.Amount).FirstAsync();

    private static string WordsOf(Dispute dispute) => $"{Currencies.Write(dispute.Amount, dispute.Currency)}: {dispute.Reason.Replace('_', ' ')}";
}
