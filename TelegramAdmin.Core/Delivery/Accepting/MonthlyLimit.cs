using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Delivery.Accepting;

/// <summary>Refuses what is beyond a workspace's messages of the calendar month (UTC). Counted in the transaction, so that the limit is exact.</summary>
internal static class MonthlyLimit
{
    private static readonly string Used = $"""
        SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM rollups
        WHERE workspace_id = @workspace AND metric = {(int)Metric.MessagesAccepted} AND period = {(int)RollupPeriod.Day} AND bucket_at >= @month
        """;

    // Changes nothing, but makes a second writer wait until this one's messages count.
    private const string Lock = "UPDATE workspaces SET largest_monthly_messages = largest_monthly_messages WHERE id = @workspace";

    public static async Task ApplyAsync(WriteSession session, IReadOnlyList<IncomingMessage> items, DateTimeOffset now)
    {
        foreach (var workspace in items.GroupBy(i => i.Message.WorkspaceId))
        {
            await session.RunAsync(Lock, p => p.Add("@workspace", workspace.Key));
            var limit = workspace.First().Roster.LargestMonthlyMessages!.Value;
            var left = limit - await UsedAsync(session, workspace.Key, now);
            foreach (var item in workspace.Where(_ => left-- <= 0))
                item.Refusal = DeliveryErrors.MonthlyLimitReached(limit);
        }
    }

    private static async Task<long> UsedAsync(WriteSession session, WorkspaceId workspace, DateTimeOffset now)
    {
        var used = 0L;
        var month = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        await session.ForEachAsync(Used, [workspace], (p, id) => p.Add("@workspace", id).Add("@month", (DateTimeOffset?)month), (_, row) => used = row.GetInt64(0));
        return used;
    }
}
