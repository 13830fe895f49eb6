using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>Somebody of the team sends a person a new link for what they did not manage to pay.</summary>
public sealed class SendPaymentLink(IDatabase database, PaymentBook book, EngineOptions options, TimeProvider time)
{
    public Task<Result<Payment>> RunAsync(WorkspaceId workspace, long paymentId, long? adminId) => database.WriteAsync(workspace, async db =>
    {
        var before = await db.Payments.AsNoTracking().FirstOrDefaultAsync(p => p.Id == paymentId);
        if (before is null)
            return (Result<Payment>)PaymentErrors.NotFound;
        if (before is not { Provider: PaymentProvider.Stripe, State: PaymentState.Failed or PaymentState.Expired })
            return PaymentErrors.NotRetried;
        if (!options.Stripe.IsOn || before.IsLive != options.Stripe.IsLive)
            return PaymentErrors.CardsOff;
        var product = await db.Products.AsNoTracking().Include(p => p.Prices).FirstOrDefaultAsync(p => p.Id == before.ProductId && p.ArchivedAt == null);
        if (product?.Prices.FirstOrDefault(p => p.Currency == before.Currency) is not { } price)
            return PaymentErrors.ProductGone;
        var account = await db.CreditAccounts.AsNoTracking().FirstAsync(a => a.Id == before.AccountId);
        var draft = PaymentDraft.Of(product, price, account, before.BotId, PaymentProvider.Stripe, PaymentOrigin.Link, bonusPercent: 0, before.IsLive, time.GetUtcNow());
        draft.BonusCredits = before.BonusCredits;
        var payment = db.Payments.Add(draft).Entity;
        await db.SaveChangesAsync();
        book.Note(db, payment, PaymentStepKind.Begun, adminId: adminId, detail: "A link, sent by the team");
        await db.CountAsync(payment, time.GetUtcNow(), begun: 1);
        book.Schedule(db, payment);
        return payment;
    });
}
