using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>Reads money that goes back: by the team's or Stripe's doing, and by cardholders' banks.</summary>
public sealed class RefundReader(IDatabase database, PersonReader people)
{
    public const int PageSize = 50;

    /// <summary>Disputes are few; older ones are found by their reference.</summary>
    private const int MostDisputes = 100;

    private const int Portion = 500;

    public async Task<RefundPage> ListAsync(WorkspaceId workspace, DateTimeOffset? from, long? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await db.Refunds.Where(r => (before == null || r.Id < before) && (from == null || r.CreatedAt >= from))
            .Join(db.Payments, r => r.PaymentId, p => p.Id, (refund, payment) => new { refund, payment })
            .OrderByDescending(r => r.refund.Id).Take(limit + 1).ToListAsync(cancellation);
        var page = rows.Take(limit).ToList();
        var names = await people.ReadAsync(workspace, [.. page.Select(r => r.payment.TelegramUserId)], cancellation);
        return new RefundPage([.. page.Select(r => new RefundLine(r.refund, r.payment, names.Of(r.payment.TelegramUserId)))], rows.Count > limit ? page[^1].refund.Id : null);
    }

    public async IAsyncEnumerable<RefundLine> AllAsync(WorkspaceId workspace, DateTimeOffset? from, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (long? before = null; ;)
        {
            var page = await ListAsync(workspace, from, before, Portion, cancellation);
            foreach (var line in page.Rows)
                yield return line;
            if (page.Next is null)
                yield break;
            before = page.Next;
        }
    }

    /// <summary>Those that are open first, then the latest.</summary>
    public async Task<IReadOnlyList<DisputeLine>> DisputesAsync(WorkspaceId workspace, DateTimeOffset? from, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await db.Disputes.Where(d => d.ClosedAt == null || from == null || d.CreatedAt >= from)
            .Join(db.Payments, d => d.PaymentId, p => p.Id, (dispute, payment) => new { dispute, payment })
            .OrderBy(r => r.dispute.ClosedAt != null).ThenByDescending(r => r.dispute.Id).Take(MostDisputes).ToListAsync(cancellation);
        var names = await people.ReadAsync(workspace, [.. rows.Select(r => r.payment.TelegramUserId)], cancellation);
        return [.. rows.Select(r => new DisputeLine(r.dispute, r.payment, names.Of(r.payment.TelegramUserId)))];
    }

    public async Task<int> CountAsync(WorkspaceId workspace, DateTimeOffset from, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Refunds.CountAsync(r => r.CreatedAt >= from, cancellation) + await db.Disputes.CountAsync(d => d.ClosedAt == null || d.CreatedAt >= from, cancellation);
    }
}

public sealed record RefundLine(Refund Refund, Payment Payment, Person Person);

public sealed record DisputeLine(Dispute Dispute, Payment Payment, Person Person);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record RefundPage(IReadOnlyList<RefundLine> Rows, long? Next);
