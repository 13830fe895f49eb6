using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>What a payment gave besides credits goes with the money: the pass, the tier, and the subscription that would charge for the next one.</summary>
public sealed class EndPurchase(PassBook passes, PaymentBook book)
{
    /// <returns>Whether a pass ended.</returns>
    public async Task<bool> RunAsync(AppDbContext db, Payment payment, CreditAccount account, bool endsPass)
    {
        if (payment.IsAllBack())
            await LeaveTierAsync(db, payment, account);
        if (!endsPass)
            return false;
        if (payment.SubscriptionId is not null)
            book.Schedule(db, payment);
        return await passes.EndAsync(db, account, pass => pass.PaymentId == payment.Id) > 0;
    }

    /// <summary>The money stays after all: the tier is theirs again, unless they have another one by now.</summary>
    public static void ComeBack(Payment payment, CreditAccount account)
    {
        if (payment.TierId is { } tier && !payment.IsAllBack())
            account.TierId ??= tier;
    }

    // Another payment for the same tier keeps it.
    private static async Task LeaveTierAsync(AppDbContext db, Payment payment, CreditAccount account)
    {
        if (payment.TierId is { } tier && account.TierId == tier
            && !await db.Payments.AnyAsync(p => p.AccountId == account.Id && p.Id != payment.Id && p.TierId == tier && (p.State == PaymentState.Granted || p.State == PaymentState.PartlyRefunded)))
            account.TierId = null;
    }
}
