using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>Bots in trouble, and a workspace in which none runs.</summary>
internal sealed class BotNeeds(IDatabase database) : INeedSource
{
    private const string Page = "/settings/bots";

    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Name).ToListAsync(cancellation);
        if (bots.Count == 0)
            return [new Need(NeedKind.NoBot, NeedLevel.Info, 1, $"{Page}?add=bot")];
        if (bots.All(b => b.State == BotState.Off))
            return [new Need(NeedKind.NoBotRuns, NeedLevel.Warn, bots.Count, Page)];
        return [.. bots.Where(b => b.State == BotState.NeedsYou).Select(b => new Need(NeedKind.BotInTrouble, NeedLevel.Bad, 1, $"{Page}?open={b.Id}")
        {
            Subject = b.Username,
            SubjectId = b.Id.Value,
            Detail = b.TroubleDetail,
            Since = b.TroubleAt,
        })];
    }
}
