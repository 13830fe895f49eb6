using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;

/// <summary>Holds a broadcast, or what is scheduled. What waits in the queue comes back out of it; what is under way still arrives.</summary>
public sealed class PauseBroadcast
{
    private readonly ChangeState _state;
    private readonly CallBackQueued _callBack;

    internal PauseBroadcast(ChangeState state, CallBackQueued callBack) => (_state, _callBack) = (state, callBack);

    public Task<Result<Broadcast>> RunAsync(WorkspaceId workspace, long id, Actor actor) => RunAsync(workspace, id, actor, null);

    /// <param name="trouble">Why it pauses by itself.</param>
    internal async Task<Result<Broadcast>> RunAsync(WorkspaceId workspace, long id, Actor actor, string? trouble)
    {
        var paused = await _state.RunAsync(workspace, id, actor, "broadcast.paused", broadcast =>
        {
            if (broadcast.State is not (BroadcastState.Running or BroadcastState.Scheduled))
                return BroadcastErrors.WrongState(broadcast.State, "only one that runs or is scheduled can be paused");
            (broadcast.State, broadcast.Trouble) = (BroadcastState.Paused, trouble);
            return null;
        });
        if (paused.IsOk)
            await _callBack.RunAsync(workspace, id);
        return paused;
    }
}
