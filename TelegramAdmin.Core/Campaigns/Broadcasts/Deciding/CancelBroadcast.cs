using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;

/// <summary>Ends a broadcast for good. Whoever has not had it yet gets nothing; what is under way still arrives.</summary>
public sealed class CancelBroadcast
{
    private readonly ChangeState _state;
    private readonly CallBackQueued _callBack;
    private readonly TimeProvider _time;

    internal CancelBroadcast(ChangeState state, CallBackQueued callBack, TimeProvider time) => (_state, _callBack, _time) = (state, callBack, time);

    public async Task<Result<Broadcast>> RunAsync(WorkspaceId workspace, long id, Actor actor)
    {
        var cancelled = await _state.RunAsync(workspace, id, actor, "broadcast.stopped", broadcast =>
        {
            if (broadcast.State is not (BroadcastState.Running or BroadcastState.Paused or BroadcastState.Scheduled))
                return BroadcastErrors.WrongState(broadcast.State, "only one that is scheduled, runs or is paused can be stopped");
            (broadcast.State, broadcast.FinishedAt) = (BroadcastState.Cancelled, _time.GetUtcNow());
            return null;
        });
        if (!cancelled.IsOk)
            return cancelled;
        await _callBack.RunAsync(workspace, id);
        await _callBack.SkipWaitingAsync(workspace, id);
        return cancelled;
    }
}
