using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Analytics.Periods;

/// <summary>The bots that figures can be narrowed to.</summary>
public sealed class BotNames(IDatabase database)
{
    public async Task<IReadOnlyDictionary<BotId, string>> ReadAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        return await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Name).ToDictionaryAsync(b => b.Id, b => b.Name);
    }
}
