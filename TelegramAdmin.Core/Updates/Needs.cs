using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Updates;

/// <summary>Updates that were given up within a day.</summary>
internal sealed class UpdateNeeds(IDatabase database, TimeProvider time) : INeedSource
{
    private static readonly TimeSpan Shown = TimeSpan.FromHours(24);

    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        var since = time.GetUtcNow() - Shown;
        await using var db = database.Read(workspace);
        var failed = db.InboxUpdates.Where(u => u.Error != null && u.ProcessedAt >= since);
        if (await failed.CountAsync(cancellation) is not (> 0 and var count) || await failed.OrderByDescending(u => u.Id).FirstOrDefaultAsync(cancellation) is not { } latest)
            return [];
        return [new Need(NeedKind.UpdatesFailed, NeedLevel.Warn, count, $"/settings/bots?open={latest.BotId}&tab=log") { Since = latest.ProcessedAt }];
    }
}
