using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Following;

/// <summary>Nothing of a channel is read any more; what was kept stays.</summary>
public sealed class StopFollowing
{
    private readonly AlterChannel _alter;

    internal StopFollowing(AlterChannel alter) => _alter = alter;

    public Task<Result<TrackedChannel>> RunAsync(WorkspaceId workspace, long id, Actor actor) => _alter.RunAsync(workspace, id, actor, "channel.stopped", (_, channel) =>
    {
        (channel.State, channel.NextWorkAt, channel.Trouble) = (ChannelState.NotFollowed, null, null);
        return Task.FromResult<Failure?>(null);
    });
}
