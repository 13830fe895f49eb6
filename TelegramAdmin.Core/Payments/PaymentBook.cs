using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments;

/// <summary>Takes payments for a change: locked until the transaction ends, so that two who know something of one payment act one after the other; and tells of what happened.</summary>
public sealed class PaymentBook(EventBus events, TimeProvider time)
{
    private const string LockById = "UPDATE payments SET state = state WHERE id = @id RETURNING id";
    private const string LockByToken = "UPDATE payments SET state = state WHERE token = @token RETURNING id";

    public async Task<Payment?> TakeAsync(AppDbContext db, long id) =>
        await ReadAsync(db, await LockAsync(db, LockById, p => p.Add("@id", id)));

    /// <param name="token">From outside; one that is not of ours finds nothing.</param>
    public async Task<Payment?> TakeAsync(AppDbContext db, string? token) =>
        string.IsNullOrEmpty(token) || token.Length > 40 ? null : await ReadAsync(db, await LockAsync(db, LockByToken, p => p.Add("@token", token)));

    /// <summary>A step of the payment's story; those who look at it hear of it after the commit.</summary>
    public void Note(AppDbContext db, Payment payment, PaymentStepKind kind, string? reference = null, string? detail = null, long? adminId = null)
    {
        db.PaymentSteps.Add(new PaymentStep
        {
            WorkspaceId = payment.WorkspaceId,
            PaymentId = payment.Id,
            Kind = kind,
            Reference = reference,
            Detail = detail is null ? null : ShortText.Cut(detail, 500),
            AdminId = adminId,
            At = time.GetUtcNow(),
        });
        Tell(db, payment);
    }

    public void Tell(AppDbContext db, Payment payment) =>
        db.AfterCommit(() => events.Publish(new PaymentChanged(payment.WorkspaceId, payment.Id)));

    /// <summary>Something outside is to be done for it, at once or later.</summary>
    public void Schedule(AppDbContext db, Payment payment, TimeSpan after = default)
    {
        payment.NextTryAt = time.GetUtcNow() + after;
        db.AfterCommit(() => events.Publish(new PaymentWorkWaits(payment.WorkspaceId)));
    }

    private static async Task<long?> LockAsync(AppDbContext db, string sql, Action<SqlParameters> bind)
    {
        long? id = null;
        await db.Session.ForEachAsync(sql, [0], (p, _) => bind(p), (_, row) => id = row.GetInt64(0));
        return id;
    }

    private static async Task<Payment?> ReadAsync(AppDbContext db, long? id) =>
        id is null ? null : await db.Payments.AsTracking().FirstOrDefaultAsync(p => p.Id == id);
}
