using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Gifts.Running;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Gifts;

/// <summary>What an admin does with gifts. Each act writes itself into the audit log.</summary>
public sealed class GiftActs(StaffSession session, SaveGift save, DeleteGift delete, DuplicateGift duplicate, StartGift start, SteerGift steer)
{
    public Task<Result<GiftCampaign>> SaveAsync(long? id, int version, GiftDraft draft) => ActAsync((workspace, actor) => save.RunAsync(workspace, id, version, draft, actor));

    public Task<Result<GiftCampaign>> DeleteAsync(long id) => ActAsync((workspace, actor) => delete.RunAsync(workspace, id, actor));

    public Task<Result<GiftCampaign>> DuplicateAsync(long id) => ActAsync((workspace, actor) => duplicate.RunAsync(workspace, id, actor));

    /// <param name="confirmed">How many people were typed, or shown where none had to be.</param>
    public Task<Result<GiftCampaign>> StartAsync(long id, int version, long? confirmed) => ActAsync((workspace, actor) => start.RunAsync(workspace, id, version, confirmed, actor));

    public Task<Result<GiftCampaign>> PauseAsync(long id) => ActAsync((workspace, actor) => steer.PauseAsync(workspace, id, actor));

    public Task<Result<GiftCampaign>> ResumeAsync(long id) => ActAsync((workspace, actor) => steer.ResumeAsync(workspace, id, actor));

    public Task<Result<GiftCampaign>> CancelAsync(long id) => ActAsync((workspace, actor) => steer.CancelAsync(workspace, id, actor));

    public Task<Result<GiftCampaign>> UndoAsync(long id) => ActAsync((workspace, actor) => steer.UndoAsync(workspace, id, actor));

    private async Task<Result<GiftCampaign>> ActAsync(Func<WorkspaceId, Actor, Task<Result<GiftCampaign>>> act)
    {
        var actor = await session.RequireActorAsync(AdminRole.Admin);
        return await act((await session.GetAsync()).Workspace, actor);
    }
}
