using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Behaviour;

/// <summary>Reads the way from the first start to the second purchase, by start link.</summary>
public sealed class FunnelReader(IDatabase database)
{
    private static readonly FunnelStep[] Steps = [FunnelStep.UsedUp, FunnelStep.Checkout, FunnelStep.Bought, FunnelStep.BoughtAgain];

    internal async Task<IReadOnlyList<FunnelGroup>> ReadAsync(AppDbContext db, WorkspaceId workspace, BehaviourFilter filter)
    {
        var columns = string.Join(", ", Steps.Select(step => $"COUNT(CASE WHEN {BehaviourSql.Did(step)} THEN 1 END)"));
        var rows = await db.QueryAsync($"SELECT lower(NULLIF(p.start_link, '')), COUNT(*), {columns} FROM people p WHERE {BehaviourSql.Started(filter)} GROUP BY 1 ORDER BY 2 DESC",
            command => command.Bind(database.Provider, workspace, filter),
            row => new FunnelGroup(row.IsDBNull(0) ? null : row.GetString(0), new FunnelCounts(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5))));
        return rows;
    }
}
