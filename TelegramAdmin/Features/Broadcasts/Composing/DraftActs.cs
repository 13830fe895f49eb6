using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Broadcasts.Starting;
using TelegramAdmin.Core.Campaigns.Broadcasts.Templates;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Broadcasts.Composing;

/// <summary>What admins do to a broadcast that is written: keep it, start it, copy it, throw it away.</summary>
public sealed class DraftActs(StaffSession session, SaveBroadcast save, StartBroadcast start, DuplicateBroadcast duplicate, DeleteBroadcast delete, BroadcastTemplates templates)
{
    public async Task<Result<Broadcast>> SaveAsync(long? id, int version, BroadcastDraft draft)
    {
        var (workspace, actor) = await MayAsync();
        return await save.RunAsync(workspace, id, version, draft, actor);
    }

    public async Task<Result<Broadcast>> StartAsync(long id, int version, long? confirmed)
    {
        var (workspace, actor) = await MayAsync();
        return await start.RunAsync(workspace, id, version, actor, confirmed);
    }

    public async Task<Result<Broadcast>> DuplicateAsync(long id)
    {
        var (workspace, actor) = await MayAsync();
        return await duplicate.RunAsync(workspace, id, actor);
    }

    public async Task<Result<Broadcast>> DeleteAsync(long id)
    {
        var (workspace, actor) = await MayAsync();
        return await delete.RunAsync(workspace, id, actor);
    }

    public async Task<Result<Broadcast>> KeepTemplateAsync(long id, string name)
    {
        var (workspace, actor) = await MayAsync();
        return await templates.KeepAsync(workspace, id, name, actor);
    }

    public async Task<bool> RemoveTemplateAsync(long id)
    {
        var (workspace, actor) = await MayAsync();
        return await templates.RemoveAsync(workspace, id, actor);
    }

    private async Task<(WorkspaceId Workspace, Actor Actor)> MayAsync() => ((await session.GetAsync()).Workspace, await session.RequireActorAsync(AdminRole.Admin));
}
