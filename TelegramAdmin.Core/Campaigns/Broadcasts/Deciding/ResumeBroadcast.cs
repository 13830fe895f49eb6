using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running;
using TelegramAdmin.Core.Campaigns.Broadcasts.Timing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;

/// <summary>Lets a paused broadcast go on where it was.</summary>
public sealed class ResumeBroadcast
{
    private readonly ChangeState _state;
    private readonly ErrorGauge _errors;
    private readonly BroadcastZones _zones;
    private readonly TimeProvider _time;

    internal ResumeBroadcast(ChangeState state, ErrorGauge errors, BroadcastZones zones, TimeProvider time) => (_state, _errors, _zones, _time) = (state, errors, zones, time);

    public async Task<Result<Broadcast>> RunAsync(WorkspaceId workspace, long id, Actor actor)
    {
        var clocks = await _zones.OfWorkspaceAsync(workspace);
        _errors.Forget(id); // Whoever resumes knows of the errors until now.
        return await _state.RunAsync(workspace, id, actor, "broadcast.resumed", broadcast =>
        {
            if (broadcast.State != BroadcastState.Paused)
                return BroadcastErrors.WrongState(broadcast.State, "only a paused one can be resumed");
            Resume(broadcast, new BroadcastClock(broadcast.ReadTiming(), clocks));
            return null;
        });
    }

    private void Resume(Broadcast broadcast, BroadcastClock clock)
    {
        broadcast.Trouble = null;
        if (broadcast.StartedAt is not null)
            broadcast.State = BroadcastState.Running;
        else if (broadcast.ReadTiming().Repeat is null)
            broadcast.State = BroadcastState.Scheduled; // Is its time over, it begins at once.
        else if (clock.NextAfter(_time.GetUtcNow()) is { } next)
            (broadcast.State, broadcast.DueAt) = (BroadcastState.Scheduled, next.BeginsAt);
        else
            (broadcast.State, broadcast.FinishedAt) = (BroadcastState.Finished, _time.GetUtcNow());
    }
}
