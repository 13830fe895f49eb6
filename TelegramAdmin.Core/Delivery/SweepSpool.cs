using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// Lets files go that no message needs any more: of uploads that ended in the middle, and of messages that failed so long ago that nobody will
/// send them again.
/// </summary>
public sealed class SweepSpool(IDatabase database, Spool spool, TimeProvider time)
{
    /// <summary>For so long a failed or unknown message can be sent again with its files.</summary>
    public static readonly TimeSpan KeptAfterFailure = TimeSpan.FromDays(7);

    /// <summary>Younger files may belong to a message that is just being taken.</summary>
    private static readonly TimeSpan Youngest = TimeSpan.FromDays(1);

    /// <returns>How many files went.</returns>
    public async Task<int> RunOnceAsync()
    {
        var old = spool.FilesOlderThan(time.GetUtcNow() - Youngest);
        if (old.Count == 0)
            return 0;
        var needed = await NeededAsync();
        var removed = 0;
        foreach (var file in old.Where(f => !needed.Contains(Path.GetFileName(f))))
        {
            File.Delete(file);
            removed++;
        }
        return removed;
    }

    private async Task<HashSet<string>> NeededAsync()
    {
        var before = time.GetUtcNow() - KeptAfterFailure;
        await using var db = database.ReadAll();
        var files = await db.OutboxMessages.Where(m => m.Files != null && m.State != DeliveryState.Sent && m.State != DeliveryState.Cancelled)
            .Where(m => m.FinishedAt == null || m.FinishedAt >= before).Select(m => m.Files).ToListAsync();
        return [.. files.SelectMany(Spool.NamesIn)];
    }
}
