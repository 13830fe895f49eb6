using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics;

/// <summary>How many chats each bot can write to. Counting walks all of them, so one count serves everybody for half a minute.</summary>
public sealed class BotReach(IDatabase database, TimeProvider time)
{
    private readonly SharedRead<WorkspaceId, IReadOnlyDictionary<BotId, int>> _shared = new(TimeSpan.FromSeconds(30), time);

    public Task<IReadOnlyDictionary<BotId, int>> ReadAsync(WorkspaceId workspace) => _shared.GetAsync(workspace, () => LoadAsync(workspace));

    private async Task<IReadOnlyDictionary<BotId, int>> LoadAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        return await db.Reachability.Where(r => r.IsReachable).GroupBy(r => r.BotId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count);
    }
}
