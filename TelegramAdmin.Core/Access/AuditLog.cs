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
        var (previous, number) = (BeforeTheFirst, 1L);
        await foreach (var entry in db.AuditEntries.OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (entry.Number != number || !entry.IsIntact(previous))
                return number;
            (previous, number) = (entry.Hash, number + 1);
        }
        return null;
    }

    private Task AppendAsync(WorkspaceId workspace, Actor actor, string action, string target, string? details) =>
        database.WriteAsync(workspace, async db =>
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
        });
}
