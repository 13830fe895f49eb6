using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Drafting;

/// <summary>A draft like one that there is. An end that has passed is left out.</summary>
public sealed class DuplicateGift(IDatabase database, SaveGift save, TimeProvider time)
{
    private const string Suffix = " (copy)";

    public async Task<Result<GiftCampaign>> RunAsync(WorkspaceId workspace, long id, Actor actor)
    {
        if (await FindAsync(workspace, id) is not { } gift)
            return GiftErrors.NotFound;
        var draft = GiftDraft.Of(gift);
        draft.Name = ShortText.Cut(draft.Name, GiftCampaign.LongestName - Suffix.Length) + Suffix;
        if (draft.EndsAt <= time.GetUtcNow())
            draft.EndsAt = null;
        return await save.RunAsync(workspace, null, 0, draft, actor);
    }

    private async Task<GiftCampaign?> FindAsync(WorkspaceId workspace, long id)
    {
        await using var db = database.Read(workspace);
        return await db.GiftCampaigns.FirstOrDefaultAsync(g => g.Id == id);
    }
}
