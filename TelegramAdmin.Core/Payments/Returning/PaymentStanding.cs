using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>How a payment stands once money or a bank's word has moved: said in one place, from what is known, so that the order of the news does not matter.</summary>
internal static class PaymentStanding
{
    public static async Task SettleStateAsync(this AppDbContext db, Payment payment)
    {
        var disputes = await db.Disputes.AsTracking().Where(d => d.PaymentId == payment.Id).ToListAsync();
        payment.State = Of(payment, disputes);
    }

    public static bool IsInquiry(string status) => status.StartsWith("warning_", StringComparison.Ordinal);

    public static bool IsAllBack(this Payment payment) => payment.AmountRefunded >= (payment.AmountPaid ?? payment.Amount);

    private static PaymentState Of(Payment payment, List<Dispute> disputes) => payment switch
    {
        _ when disputes.Exists(d => d.Status == "lost") => PaymentState.ChargedBack,
        { GrantedAt: not null } when disputes.Exists(d => d.ClosedAt is null && !IsInquiry(d.Status)) => PaymentState.Disputed,
        { AmountRefunded: > 0 } => payment.IsAllBack() ? PaymentState.Refunded : PaymentState.PartlyRefunded,
        { State: not (PaymentState.Refunded or PaymentState.PartlyRefunded or PaymentState.Disputed or PaymentState.ChargedBack) } => payment.State,
        { GrantedAt: not null } => PaymentState.Granted,
        _ => PaymentState.PaidNotGranted,
    };
}
