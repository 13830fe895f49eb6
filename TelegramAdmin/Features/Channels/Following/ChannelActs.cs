using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Channels.Following;

/// <summary>What admins do with channels.</summary>
public sealed class ChannelActs(StaffSession session, FollowChannel follow, StopFollowing stop, FollowAgain again, ChangeChannel change, RemoveChannel remove)
{
    public Task<Result<TrackedChannel>> FollowAsync(ChannelDraft draft) => ActAsync((workspace, actor) => follow.RunAsync(workspace, draft, actor));

    public Task<Result<TrackedChannel>> StopAsync(long id) => ActAsync((workspace, actor) => stop.RunAsync(workspace, id, actor));

    /// <summary>Goes on with a channel, or looks at it at once.</summary>
    public Task<Result<TrackedChannel>> FollowAgainAsync(long id) => ActAsync((workspace, actor) => again.RunAsync(workspace, id, actor));

    public Task<Result<TrackedChannel>> ChangeAsync(long id, ChannelChange wanted) => ActAsync((workspace, actor) => change.RunAsync(workspace, id, wanted, actor));

    public Task<Result<TrackedChannel>> RemoveAsync(long id) => ActAsync((workspace, actor) => remove.RunAsync(workspace, id, actor));

    private async Task<Result<TrackedChannel>> ActAsync(Func<WorkspaceId, Actor, Task<Result<TrackedChannel>>> act) => await act((await session.GetAsync()).Workspace, await session.RequireActorAsync(AdminRole.Admin));
}
