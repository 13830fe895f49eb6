using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>Lists where the books do not agree, each difference once, and strikes off what is settled.</summary>
public sealed class FindingBook(TimeProvider time)
{
    /// <param name="receipt">The money, where it is not what the payment says.</param>
    /// <returns>Whether it is new, or open again.</returns>
    public Task<bool> FindAsync(AppDbContext db, Payment payment, FindingKind kind, string reference, string detail, Receipt? receipt = null) =>
        FindAsync(db, new ReconciliationFinding
        {
            WorkspaceId = payment.WorkspaceId,
            Kind = kind,
            Provider = payment.Provider,
            Reference = reference,
            PaymentId = payment.Id,
            Currency = receipt?.Currency.ToUpperInvariant() ?? payment.Currency,
            Amount = receipt?.Amount ?? payment.AmountPaid ?? payment.Amount,
            Detail = ShortText.Cut(detail, 500),
            State = FindingState.Open,
            FoundAt = time.GetUtcNow(),
        });

    /// <returns>Whether it is new, or open again.</returns>
    public async Task<bool> FindAsync(AppDbContext db, ReconciliationFinding found)
    {
        var known = await db.ReconciliationFindings.AsTracking()
            .FirstOrDefaultAsync(f => f.WorkspaceId == found.WorkspaceId && f.Reference == found.Reference && f.Kind == found.Kind);
        if (known is null)
        {
            db.ReconciliationFindings.Add(found);
            await db.SaveChangesAsync();
            return true;
        }
        if (known.State != FindingState.Repaired)
            return false; // Still open, or somebody let it be.
        (known.State, known.Detail, known.SettledAt, known.SettledBy) = (FindingState.Open, found.Detail, null, null);
        return true;
    }

    /// <summary>A later event, or somebody's click, put it right.</summary>
    public Task SettleAsync(AppDbContext db, Payment payment, FindingKind kind) => SettleAsync(db, payment, finding => finding.Kind == kind);

    /// <inheritdoc cref="SettleAsync(AppDbContext, Payment, FindingKind)"/>
    public async Task SettleAsync(AppDbContext db, Payment payment, Func<ReconciliationFinding, bool> which)
    {
        foreach (var finding in await db.ReconciliationFindings.AsTracking().Where(f => f.PaymentId == payment.Id && f.State == FindingState.Open).ToListAsync())
        {
            if (which(finding))
                (finding.State, finding.SettledAt) = (FindingState.Repaired, time.GetUtcNow());
        }
    }
}
