using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Following;

/// <summary>Goes on with a channel that was stopped, or looks at once whether one that turned private or away is back. Accounts that were refused try again.</summary>
public sealed class FollowAgain
{
    private readonly AlterChannel _alter;
    private readonly TimeProvider _time;

    internal FollowAgain(AlterChannel alter, TimeProvider time) => (_alter, _time) = (alter, time);

    public Task<Result<TrackedChannel>> RunAsync(WorkspaceId workspace, long id, Actor actor) => _alter.RunAsync(workspace, id, actor, "channel.followed_again", async (db, channel) =>
    {
        if (!await db.MtProtoAccounts.AnyAsync(a => a.State == AccountState.Ready && a.IsCollecting))
            return ChannelErrors.NoAccount;
        await db.ChannelAccess.Where(a => a.ChannelId == id && a.IsRefused).ExecuteDeleteAsync();
        var now = _time.GetUtcNow();
        channel.State = channel.ReadState();
        (channel.Trouble, channel.NextWorkAt, channel.NextLookAt, channel.NextMembersAt) = (null, now, now, now);
        return null;
    });
}
