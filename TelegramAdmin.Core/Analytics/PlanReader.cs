using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Analytics;

/// <summary>Reads a workspace's limits and how much of them is used.</summary>
public sealed class PlanReader(IDatabase database, TimeProvider time)
{
    public async Task<PlanUsage> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        await using var db = database.Read(workspace);
        var limits = await db.Workspaces.Where(w => w.Id == workspace).Select(w => new PlanLimits(w.LargestMonthlyMessages, w.LargestBots)).SingleAsync(cancellation);
        var messages = await db.Set<RollupBucket>().Where(b => b.Metric == Metric.MessagesAccepted && b.Period == RollupPeriod.Day && b.BucketAt >= month).SumAsync(b => b.Value, cancellation);
        return new PlanUsage(limits, messages, await db.Bots.CountAsync(b => b.State != BotState.Removed, cancellation));
    }
}

/// <param name="MonthlyMessages">Taken into the queue since the first of the month (UTC).</param>
public sealed record PlanUsage(PlanLimits Limits, long MonthlyMessages, int Bots)
{
    /// <summary>From this part of a limit on somebody is told.</summary>
    public const double Near = .8;
}
