using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Changing;
using TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Broadcasts.Watching;

/// <summary>What admins do to a broadcast that was started.</summary>
public sealed class WatchActs(StaffSession session, PauseBroadcast pause, ResumeBroadcast resume, CancelBroadcast cancel, RetryFailed retry, EditSent edit, DeleteSent delete)
{
    public Task<Result<Broadcast>> PauseAsync(long id) => ActAsync((workspace, actor) => pause.RunAsync(workspace, id, actor));

    public Task<Result<Broadcast>> ResumeAsync(long id) => ActAsync((workspace, actor) => resume.RunAsync(workspace, id, actor));

    public Task<Result<Broadcast>> StopAsync(long id) => ActAsync((workspace, actor) => cancel.RunAsync(workspace, id, actor));

    /// <returns>How many are tried again.</returns>
    public Task<Result<int>> RetryAsync(long id) => ActAsync((workspace, actor) => retry.RunAsync(workspace, id, actor));

    /// <returns>How many messages change.</returns>
    public Task<Result<int>> EditSentAsync(long id, int version, IReadOnlyList<BroadcastVariant> variants) => ActAsync((workspace, actor) => edit.RunAsync(workspace, id, version, variants, actor));

    /// <returns>How many messages go.</returns>
    public Task<Result<int>> DeleteSentAsync(long id) => ActAsync((workspace, actor) => delete.RunAsync(workspace, id, actor));

    private async Task<Result<T>> ActAsync<T>(Func<WorkspaceId, Actor, Task<Result<T>>> act) => await act((await session.GetAsync()).Workspace, await session.RequireActorAsync(AdminRole.Admin));
}
