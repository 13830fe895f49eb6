using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>Who did it, and from where.</summary>
public sealed record Actor(long? AdminId, string Name, string? Address = null)
{
    public static Actor CommandLine { get; } = new(null, "command line");

    public static Actor System { get; } = new(null, "system");
}

/// <summary>Writes down every act of the staff. Two acts at the same moment get their numbers one after the other.</summary>
public sealed class AuditLog(IDatabase database, TimeProvider time) : IDisposable
{
    private const string BeforeTheFirst = "0";
    private const string Trimmed = "audit.trimmed";

    /// <summary>An entry for each trimming would fill what is left: once a day is enough.</summary>
    private static readonly TimeSpan BetweenTrims = TimeSpan.FromDays(1);

    /// <summary>Entries that one trimming takes, so that nobody waits long behind it; the next one takes more.</summary>
    private const int LargestTrim = 5_000;

    // On PostgreSQL transactions run side by side, and many that want the same number would give up in the end.
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task RecordAsync(WorkspaceId workspace, Actor actor, string action, string target, string? details = null)
    {
        await _turn.WaitAsync();
        try
        {
            await AppendAsync(workspace, actor, action, target, details);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>The first entry that was changed, or before which one is missing; null where the log is whole.</summary>
    public async Task<long?> FindBreakAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var first = await db.AuditEntries.OrderBy(e => e.Number).FirstOrDefaultAsync(cancellation);
        var (previous, number) = first is { Number: > 1 } && await IsTrimmedAsync(db, first, cancellation) ? (first.PreviousHash, first.Number) : (BeforeTheFirst, 1L);
        await foreach (var entry in db.AuditEntries.OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (entry.Number != number || !entry.IsIntact(previous))
                return number;
            (previous, number) = (entry.Hash, number + 1);
        }
        return null;
    }

    /// <summary>Lets go of the beginning, up to a moment. The entry that says so carries the hash at which the rest begins, so that it can still be checked.</summary>
    /// <returns>How many entries went.</returns>
    public async Task<int> TrimAsync(WorkspaceId workspace, DateTimeOffset before)
    {
        if (!await IsDueAsync(workspace, before - BetweenTrims))
            return 0;
        await _turn.WaitAsync();
        try
        {
            return await database.WriteAsync(workspace, db => TrimAsync(db, workspace, before));
        }
        finally
        {
            _turn.Release();
        }
    }

    // The first is the oldest.
    private async Task<bool> IsDueAsync(WorkspaceId workspace, DateTimeOffset oldest)
    {
        await using var db = database.Read(workspace);
        return await db.AuditEntries.OrderBy(e => e.Number).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync() < oldest;
    }

    private async Task<int> TrimAsync(AppDbContext db, WorkspaceId workspace, DateTimeOffset before)
    {
        // The newest stays: the next one is chained to it.
        var newest = await db.AuditEntries.OrderByDescending(e => e.Number).Select(e => e.Number).FirstOrDefaultAsync();
        var first = await db.AuditEntries.Where(e => e.Number < newest).OrderBy(e => e.Number).Take(LargestTrim).Select(e => new { e.Number, e.At, e.Hash }).ToListAsync();
        if (first.TakeWhile(e => e.At < before).LastOrDefault() is not { } cut)
            return 0;
        // First said, then done: the database lets go of nothing else.
        await AddAsync(db, workspace, Actor.System, Trimmed, TrimmedTo(cut.Number), cut.Hash);
        await db.SaveChangesAsync();
        return await db.AuditEntries.Where(e => e.Number <= cut.Number).ExecuteDeleteAsync();
    }

    private static Task<bool> IsTrimmedAsync(AppDbContext db, AuditEntry first, CancellationToken cancellation)
    {
        var (target, hash) = (TrimmedTo(first.Number - 1), first.PreviousHash);
        return db.AuditEntries.AnyAsync(e => e.Action == Trimmed && e.Target == target && e.Details == hash, cancellation);
    }

    private static string TrimmedTo(long number) => FormattableString.Invariant($"entries up to {number}");

    private Task AppendAsync(WorkspaceId workspace, Actor actor, string action, string target, string? details) =>
        database.WriteAsync(workspace, db => AddAsync(db, workspace, actor, action, target, details));

    private async Task AddAsync(AppDbContext db, WorkspaceId workspace, Actor actor, string action, string target, string? details)
    {
        var last = await db.AuditEntries.OrderByDescending(e => e.Number).FirstOrDefaultAsync();
        db.AuditEntries.Add(new AuditEntry
        {
            WorkspaceId = workspace,
            Number = (last?.Number ?? 0) + 1,
            At = time.GetUtcNow(),
            AdminId = actor.AdminId,
            Actor = actor.Name,
            Action = action,
            Target = target,
            Details = details,
            Address = actor.Address,
            PreviousHash = last?.Hash ?? BeforeTheFirst,
        }.Seal());
    }
}
