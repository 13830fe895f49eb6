using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;

/// <summary>A draft like one that there is.</summary>
public sealed class DuplicateBroadcast(IDatabase database, SaveBroadcast save)
{
    private const string Suffix = " (copy)";

    public async Task<Result<Broadcast>> RunAsync(WorkspaceId workspace, long id, Actor actor)
    {
        if (await FindAsync(workspace, id) is not { } broadcast)
            return BroadcastErrors.NotFound;
        var draft = broadcast.ReadDraft();
        draft.Name = ShortText.Cut(draft.Name, Broadcast.LongestName - Suffix.Length) + Suffix;
        return await save.RunAsync(workspace, null, 0, draft, actor);
    }

    private async Task<Broadcast?> FindAsync(WorkspaceId workspace, long id)
    {
        await using var db = database.Read(workspace);
        return await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == id);
    }
}
