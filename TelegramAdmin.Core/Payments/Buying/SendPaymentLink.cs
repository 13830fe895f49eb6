using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Security;
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
        var payment = db.Payments.Add(new Payment
        {
            WorkspaceId = workspace,
            Token = SecretProtector.NewSecret(32),
            AccountId = before.AccountId,
            TelegramUserId = before.TelegramUserId,
            BotId = before.BotId,
            ProductId = product.Id,
            ProductName = product.Name,
            Credits = product.Kind == ProductKind.Credits ? product.Credits : 0,
            BonusCredits = before.BonusCredits,
            PassLength = product.Kind == ProductKind.Pass ? product.PassLength : 0,
            PassUnit = product.PassUnit,
            TierId = product.TierId,
            Provider = PaymentProvider.Stripe,
            Origin = PaymentOrigin.Link,
            IsLive = before.IsLive,
            Currency = price.Currency,
            Amount = price.Amount,
            State = PaymentState.Starting,
            CreatedAt = time.GetUtcNow(),
        }).Entity;
        await db.SaveChangesAsync();
        book.Note(db, payment, PaymentStepKind.Begun, adminId: adminId, detail: "A link, sent by the team");
        await db.CountAsync(payment, time.GetUtcNow(), begun: 1);
        book.Schedule(db, payment);
        return payment;
    });
}
