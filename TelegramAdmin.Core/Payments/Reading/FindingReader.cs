using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>Reads what the comparisons of the books found, and when they ran.</summary>
public sealed class FindingReader(IDatabase database, PersonReader people)
{
    private const int Most = 200;

    /// <summary>A comparison is of the whole installation; this many are shown.</summary>
    private const int LatestRuns = 8;

    /// <summary>What waits for a person, the oldest first.</summary>
    public Task<IReadOnlyList<FindingLine>> OpenAsync(WorkspaceId workspace, CancellationToken cancellation = default) => ReadAsync(workspace, isOpen: true, cancellation);

    /// <summary>What was settled, the latest first.</summary>
    public Task<IReadOnlyList<FindingLine>> SettledAsync(WorkspaceId workspace, CancellationToken cancellation = default) => ReadAsync(workspace, isOpen: false, cancellation);

    public async Task<int> CountAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.ReconciliationFindings.CountAsync(f => f.State == FindingState.Open, cancellation);
    }

    /// <summary>Newest first: Stripe's account, and this workspace's bots' Stars.</summary>
    public async Task<IReadOnlyList<ReconciliationRun>> RunsAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.ReconciliationRuns.Where(r => r.BotId == null || db.Set<Bots.Bot>().Any(b => b.Id == r.BotId)).OrderByDescending(r => r.Id).Take(LatestRuns).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<FindingLine>> ReadAsync(WorkspaceId workspace, bool isOpen, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        var query = db.ReconciliationFindings.Where(f => (f.State == FindingState.Open) == isOpen);
        query = isOpen ? query.OrderBy(f => f.Id) : query.OrderByDescending(f => f.SettledAt);
        var rows = await query.Take(Most).ToListAsync(cancellation);
        var ids = rows.Select(f => f.PaymentId).OfType<long>().ToList();
        var payments = await db.Payments.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var names = await people.ReadAsync(workspace, [.. payments.Values.Select(p => p.TelegramUserId)], cancellation);
        return [.. rows.Select(f => f.PaymentId is { } id && payments.TryGetValue(id, out var payment) ? new FindingLine(f, payment, names.Of(payment.TelegramUserId)) : new FindingLine(f, null, null))];
    }
}

/// <param name="Payment">Null where the money belongs to no payment of ours.</param>
public sealed record FindingLine(ReconciliationFinding Finding, Payment? Payment, Person? Person);
