using System.Globalization;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>The money went back, or was disputed, before we heard that it had come: what was granted just now goes the same way. Inside the caller's transaction.</summary>
public sealed class TakeBackEarly(BoughtCredits bought, EndPurchase end, DisputeBook disputes)
{
    public async Task RunAsync(AppDbContext db, Payment payment, CreditAccount account)
    {
        if (payment.AmountRefunded > 0)
            await TakeBackAsync(db, payment, account);
        await disputes.FollowGrantAsync(db, payment);
        await db.SettleStateAsync(payment);
    }

    private async Task TakeBackAsync(AppDbContext db, Payment payment, CreditAccount account)
    {
        var isAll = payment.IsAllBack();
        var taken = await bought.GatherAsync(db, account, await BoughtCredits.BelongingToAsync(db, payment, payment.AmountRefunded, isAll));
        await bought.TakeAsync(db, account, payment, taken, string.Create(CultureInfo.InvariantCulture, $"payment:{payment.Id}:early_refund"));
        payment.CreditsTakenBack += taken;
        await end.RunAsync(db, payment, account, endsPass: isAll);
    }
}
