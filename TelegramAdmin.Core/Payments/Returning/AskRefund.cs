using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

using TelegramAdmin.Core.Payments.Catalogue;
namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>Somebody of the team gives money back. The credits that shall go with it are set aside at once, so that they cannot be spent meanwhile.</summary>
public sealed class AskRefund(IDatabase database, PaymentBook book, Ledger ledger, BoughtCredits bought, EventBus events, TimeProvider time)
{
    public Task<Result<Refund>> RunAsync(WorkspaceId workspace, long paymentId, RefundWish wish, long? adminId) => database.WriteAsync(workspace, async db =>
    {
        if (await book.TakeAsync(db, paymentId) is not { } payment)
            return (Result<Refund>)PaymentErrors.NotFound;
        var account = await ledger.OpenAsync(db, workspace, payment.TelegramUserId);
        if (await CheckAsync(db, payment, account, wish) is { } refused)
            return refused;
        var refund = db.Refunds.Add(new Refund
        {
            WorkspaceId = workspace,
            PaymentId = payment.Id,
            Amount = wish.Amount,
            Credits = wish.Credits,
            EndsPass = wish.EndsPass,
            Reason = string.IsNullOrWhiteSpace(wish.Reason) ? null : ShortText.Cut(wish.Reason.Trim(), 300),
            State = RefundState.Asked,
            NextTryAt = time.GetUtcNow(),
            AdminId = adminId,
            CreatedAt = time.GetUtcNow(),
        }).Entity;
        await db.SaveChangesAsync();
        if (wish.Credits > 0)
        {
            var draft = new EntryDraft(EntryKind.Hold, wish.Credits, string.Create(CultureInfo.InvariantCulture, $"refund_hold:{refund.Id}")) { Note = $"Refund of {payment.ProductName}", AdminId = adminId, BotId = payment.BotId, PaymentId = payment.Id };
            refund.HoldId = (await ledger.HoldAsync(db, account, draft)).Value;
        }
        book.Note(db, payment, PaymentStepKind.RefundAsked, adminId: adminId, detail: $"{Currencies.Write(wish.Amount, payment.Currency)}, {wish.Credits:N0} credits");
        db.AfterCommit(() => events.Publish(new PaymentWorkWaits(workspace)));
        return refund;
    });

    private async Task<Failure?> CheckAsync(AppDbContext db, Payment payment, CreditAccount account, RefundWish wish)
    {
        if (payment.AmountPaid is not { } paid)
            return PaymentErrors.NotPaid;
        if (payment.State is PaymentState.Disputed or PaymentState.ChargedBack)
            return PaymentErrors.Disputed;
        var underWay = await db.Refunds.Where(r => r.PaymentId == payment.Id && (r.State == RefundState.Asked || r.State == RefundState.Pending)).ToListAsync();
        var left = paid - payment.AmountRefunded - underWay.Sum(r => r.Amount);
        if (wish.Amount < 1 || wish.Amount > left)
            return PaymentErrors.NothingToRefund(Currencies.Write(Math.Max(0, left), payment.Currency));
        if (payment.Provider == PaymentProvider.Stars && wish.Amount != paid)
            return PaymentErrors.StarsWhole;
        var most = await BoughtCredits.UntouchedAsync(db, payment);
        if (wish.Credits < 0 || wish.Credits > most)
            return PaymentErrors.CreditsTooMany(Math.Min(most, account.Balance));
        var there = await bought.GatherAsync(db, account, wish.Credits);
        return there < wish.Credits ? PaymentErrors.CreditsTooMany(there) : null;
    }
}

/// <param name="Amount">In the smallest unit.</param>
/// <param name="Credits">What the person gives back for it.</param>
/// <param name="EndsPass">Whether the pass that was bought ends.</param>
/// <param name="Reason">For the team and the ledger.</param>
public sealed record RefundWish(long Amount, long Credits, bool EndsPass, string? Reason);
