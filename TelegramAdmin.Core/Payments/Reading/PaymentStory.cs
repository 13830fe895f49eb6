using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>Reads one payment with everything that happened to it.</summary>
public sealed class PaymentStoryReader(IDatabase database, PersonReader people)
{
    public async Task<PaymentStory?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (await db.Payments.FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } payment)
            return null;
        var names = await people.ReadAsync(workspace, [payment.TelegramUserId], cancellation);
        return new PaymentStory(payment, names.Of(payment.TelegramUserId))
        {
            Steps = await db.PaymentSteps.Where(s => s.PaymentId == id).OrderBy(s => s.Id).ToListAsync(cancellation),
            Refunds = await db.Refunds.Where(r => r.PaymentId == id).OrderBy(r => r.Id).ToListAsync(cancellation),
            Disputes = await db.Disputes.Where(d => d.PaymentId == id).OrderBy(d => d.Id).ToListAsync(cancellation),
            Findings = await db.ReconciliationFindings.Where(f => f.PaymentId == id && f.State == Reconciling.FindingState.Open).ToListAsync(cancellation),
            Balance = await db.CreditAccounts.Where(a => a.Id == payment.AccountId).Select(a => a.Balance).FirstOrDefaultAsync(cancellation),
            Pass = await db.AccessPasses.Where(p => p.PaymentId == id && p.RevokedAt == null).OrderByDescending(p => p.EndsAt).FirstOrDefaultAsync(cancellation),
            CustomerId = payment.Provider == PaymentProvider.Stripe
                ? await db.StripeCustomers.Where(c => c.AccountId == payment.AccountId && c.IsLive == payment.IsLive).Select(c => c.CustomerId).FirstOrDefaultAsync(cancellation)
                : null,
        };
    }
}

/// <summary>A payment, who it is of, and what happened, the oldest first.</summary>
public sealed record PaymentStory(Payment Payment, Person Person)
{
    public IReadOnlyList<PaymentStep> Steps { get; init; } = [];

    public IReadOnlyList<Refund> Refunds { get; init; } = [];

    public IReadOnlyList<Dispute> Disputes { get; init; } = [];

    /// <summary>What the comparison of the books found on it and nobody has settled.</summary>
    public IReadOnlyList<Reconciling.ReconciliationFinding> Findings { get; init; } = [];

    /// <summary>The person's credits now.</summary>
    public long Balance { get; init; }

    /// <summary>The pass that it gave, if it is still in force or to come.</summary>
    public AccessPass? Pass { get; init; }

    /// <summary>cus_…</summary>
    public string? CustomerId { get; init; }

    /// <summary>What can still go back: what came in, less what went or is on its way. What a bank took back cannot be given as well.</summary>
    public long Refundable => Payment.State is PaymentState.Disputed or PaymentState.ChargedBack ? 0
        : Math.Max(0, (Payment.AmountPaid ?? 0) - Payment.AmountRefunded - UnderWay.Sum(r => r.Amount));

    /// <summary>Credits that it gave and that were not taken back yet, nor are about to be.</summary>
    public long CreditsLeft => Payment.GrantedAt is null ? 0 : Math.Max(0, Payment.Credits + Payment.BonusCredits - Payment.CreditsTakenBack - UnderWay.Sum(r => r.Credits));

    private IEnumerable<Refund> UnderWay => Refunds.Where(r => r.State is RefundState.Asked or RefundState.Pending);
}
