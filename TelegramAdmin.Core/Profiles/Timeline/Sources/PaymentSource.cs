using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Timeline.Sources;

/// <summary>What they bought, or began to.</summary>
internal sealed class PaymentSource : ITimelineSource
{
    public IReadOnlyList<TimelineKind> Kinds { get; } = [TimelineKind.Payment];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(AppDbContext db, TimelineQuery query, CancellationToken cancellation)
    {
        var (at, key) = query.BorderOf(TimelineKind.Payment);
        var accounts = await db.CreditAccounts.Where(a => query.People.Contains(a.TelegramUserId)).Select(a => a.Id).ToListAsync(cancellation);
        var rows = await db.Payments.Where(p => accounts.Contains(p.AccountId) && (p.CreatedAt < at || (p.CreatedAt == at && p.Id < key)))
            .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(query.Size).ToListAsync(cancellation);
        return [.. rows.Select(p => new TimelineEntry(TimelineKind.Payment, p.CreatedAt, p.Id, Title(p.State))
        {
            Text = p.FailureMessage is { } why && p.State == PaymentState.Failed ? $"{p.ProductName}: {why}" : p.ProductName,
            Amount = p.AmountPaid ?? p.Amount,
            Currency = p.Currency,
            Href = FormattableString.Invariant($"/billing?open={p.Id}"),
        })];
    }

    private static string Title(PaymentState state) => state switch
    {
        PaymentState.Granted => "Paid",
        PaymentState.PaidNotGranted => "Paid, not granted",
        PaymentState.Failed => "Payment failed",
        PaymentState.Expired => "Checkout expired",
        PaymentState.PartlyRefunded => "Paid, partly refunded",
        PaymentState.Refunded => "Paid, refunded",
        PaymentState.Disputed => "Paid, disputed",
        PaymentState.ChargedBack => "Paid, charged back",
        PaymentState.Processing => "Payment on its way",
        PaymentState.NeedsConfirmation => "Payment waits for the bank",
        _ => "Began to buy",
    };
}
