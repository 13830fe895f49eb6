using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Following;

/// <summary>Says that a channel is one's own or not, lets another account read it, or reads its history deeper, from where it ended.</summary>
public sealed class ChangeChannel
{
    private readonly AlterChannel _alter;
    private readonly TimeProvider _time;

    internal ChangeChannel(AlterChannel alter, TimeProvider time) => (_alter, _time) = (alter, time);

    public async Task<Result<TrackedChannel>> RunAsync(WorkspaceId workspace, long id, ChannelChange change, Actor actor)
    {
        if (change.History?.Fault(_time.GetUtcNow()) is { } fault)
            return fault;
        return await _alter.RunAsync(workspace, id, actor, "channel.changed", async (db, channel) =>
        {
            if (change.AccountId is { } account && !await db.MtProtoAccounts.AnyAsync(a => a.Id == account))
                return ChannelErrors.AccountUnknown;
            channel.AccountId = change.AccountId ?? channel.AccountId;
            channel.IsOwn = change.IsOwn ?? channel.IsOwn;
            if (change.History is { } depth && depth != new HistoryDepth(channel.HistoryLimit, channel.HistorySince))
                ReadOn(channel, depth);
            return null;
        });
    }

    // Whether there is anything left to read is for the collector to find out: where nothing is, it says so with the next page.
    private void ReadOn(TrackedChannel channel, HistoryDepth depth)
    {
        (channel.HistoryLimit, channel.HistorySince, channel.HistoryDoneAt) = (depth.Posts, depth.Since, null);
        if (channel.State == ChannelState.Live)
            (channel.State, channel.NextWorkAt) = (ChannelState.CatchingUp, _time.GetUtcNow());
    }
}
