using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Events;

/// <summary>Which payment of ours an object of Stripe's belongs to: by what we wrote onto it, else by an id that we know. None where another program made it.</summary>
internal static class FindPayment
{
    public static async Task<Payment?> OfAsync(StripeEventContext context, PaymentBook book, StripeObject said, string? intentId = null, string? chargeId = null, string? token = null)
    {
        var payment = await book.TakeAsync(context.Db, said.MetadataOf("payment") ?? token) ?? await ByIdAsync(context, book, intentId, chargeId);
        return payment?.IsLive == context.IsLive ? payment : null;
    }

    private static async Task<Payment?> ByIdAsync(StripeEventContext context, PaymentBook book, string? intentId, string? chargeId)
    {
        if (intentId is null && chargeId is null)
            return null;
        var id = await context.Db.Payments
            .Where(p => (intentId != null && p.PaymentIntentId == intentId) || (chargeId != null && p.ChargeId == chargeId)).Select(p => (long?)p.Id).FirstOrDefaultAsync();
        return id is null ? null : await book.TakeAsync(context.Db, id.Value);
    }
}
