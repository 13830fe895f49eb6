using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments;

/// <summary>Payments on which the books differ, that failed lately, or that are disputed.</summary>
internal sealed class PaymentNeeds(IDatabase database, TimeProvider time) : INeedSource
{
    /// <summary>What failed before is history.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromHours(24);

    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        var since = time.GetUtcNow() - Shown;
        await using var db = database.Read(workspace);
        var needs = new List<Need>();
        var findings = await db.ReconciliationFindings.Where(f => f.State == FindingState.Open).OrderBy(f => f.Id).Select(f => f.Detail).ToListAsync(cancellation);
        if (findings.Count > 0)
            needs.Add(new Need(NeedKind.PaymentsToSettle, NeedLevel.Warn, findings.Count, "/billing?tab=reconciliation") { Detail = findings[0] });
        await AddAsync(needs, NeedKind.PaymentsDisputed, NeedLevel.Bad, db.Payments.Where(p => p.State == PaymentState.Disputed), "/billing?tab=refunds", cancellation);
        await AddAsync(needs, NeedKind.PaymentsFailed, NeedLevel.Warn,
            db.Payments.Where(p => p.State == PaymentState.Failed && p.NextTryAt == null && p.CreatedAt >= since), "/billing?tab=failed", cancellation);
        return needs;
    }

    private static async Task AddAsync(List<Need> needs, NeedKind kind, NeedLevel level, IQueryable<Payment> matching, string address, CancellationToken cancellation)
    {
        if (await matching.CountAsync(cancellation) is not (> 0 and var count))
            return;
        var oldest = await matching.OrderBy(p => p.Id).FirstOrDefaultAsync(cancellation);
        needs.Add(new Need(kind, level, count, count == 1 && oldest is not null ? FormattableString.Invariant($"/billing?open={oldest.Id}") : address)
        {
            Subject = oldest?.ProductName,
            Since = oldest?.CreatedAt,
        });
    }
}
