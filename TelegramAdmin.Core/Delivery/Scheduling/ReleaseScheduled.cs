using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Scheduling;

/// <summary>Puts scheduled messages whose time has come into the queue.</summary>
internal sealed class ReleaseScheduled(IDatabase database, Outbox outbox, TimeProvider time)
{
    private const int Step = 500;

    private const string Release = "UPDATE outbox_messages SET state = 1 WHERE id = @id AND state = 8 RETURNING id";

    /// <returns>When the next is due: now where there may be more, null where none is scheduled.</returns>
    public async Task<DateTimeOffset?> RunOnceAsync()
    {
        var now = time.GetUtcNow();
        var released = await database.WriteAsync(null, async db =>
        {
            var due = await db.OutboxMessages.Where(m => m.State == DeliveryState.Scheduled && m.NotBefore <= now).OrderBy(m => m.NotBefore).Take(Step).ToListAsync();
            await db.Session.ForEachAsync(Release, due, static (p, m) => p.Add("@id", m.Id), (index, _) => outbox.Release(db, due[index]));
            return due.Count;
        });
        return released == Step ? now : await NextAsync();
    }

    private async Task<DateTimeOffset?> NextAsync()
    {
        await using var db = database.ReadAll();
        return await db.OutboxMessages.Where(m => m.State == DeliveryState.Scheduled).OrderBy(m => m.NotBefore).Select(m => m.NotBefore).FirstOrDefaultAsync();
    }
}
