using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts.Comparing;
using TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running.Listing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running;

/// <summary>One round of everything that runs: list some, feed each bot, choose winners, pause what fails, finish what is done.</summary>
internal sealed class RunBroadcasts(
    IDatabase database, ListRecipients list, BotRoom room, FreePace pace, FeedQueue feed, MoveStranded move, ChooseWinner winner, EndBroadcast end,
    PauseBroadcast pause, ErrorGauge errors, PreparedMessages messages)
{
    /// <summary>Looks at out bots once more: one changed.</summary>
    public void LookAgain() => move.LookAgain();

    public async Task<Round> RunOnceAsync(CancellationToken cancellation)
    {
        var round = new Round();
        var running = await RunningAsync(cancellation);
        round.Running = running.Count(b => b.State == BroadcastState.Running);
        foreach (var broadcast in running)
            round.HasEnded |= await winner.RunOnceAsync(broadcast);
        running.RemoveAll(b => b.State != BroadcastState.Running);
        foreach (var broadcast in running)
            await ListAsync(broadcast, round, cancellation);
        var queued = await room.QueuedAsync(running, cancellation);
        round.Queued = queued.Values.Sum();
        foreach (var broadcast in running)
            await FeedAsync(broadcast, running, queued, round, cancellation);
        foreach (var broadcast in running)
            await EndAsync(broadcast, round);
        return round;
    }

    private async Task<List<Broadcast>> RunningAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.Broadcasts.Where(b => b.State == BroadcastState.Running || (b.State == BroadcastState.Finished && b.Test != null && b.Winner == null)).OrderBy(b => b.Id).ToListAsync(cancellation);
    }

    private async Task ListAsync(Broadcast broadcast, Round round, CancellationToken cancellation)
    {
        if (broadcast.ListedAt is not null)
            return;
        if ((await list.RunOnceAsync(broadcast, cancellation)).Failure is { } unreadable)
            await pause.RunAsync(broadcast.WorkspaceId, broadcast.Id, Actor.System, ShortText.Cut($"The audience cannot be read any more: {unreadable.Message}", 300));
        round.HasMore = true;
    }

    private async Task FeedAsync(Broadcast broadcast, List<Broadcast> running, IReadOnlyDictionary<(long, BotId), int> queued, Round round, CancellationToken cancellation)
    {
        var allowed = broadcast.ReadBots();
        var bots = (await BotsAsync(broadcast.WorkspaceId, cancellation)).Where(b => allowed?.Contains(b.Id) != false).ToList();
        var sharing = running.Count(b => b.WorkspaceId == broadcast.WorkspaceId);
        foreach (var bot in bots.Where(b => b.Sends))
        {
            var free = BotRoom.ShareOf(broadcast, bot, sharing) - queued.GetValueOrDefault((broadcast.Id, bot.Id));
            if (free > 0 && bot.PaidRate is not null && !broadcast.IsPaid)
                free = pace.Take(bot.Id, free);
            var fed = free <= 0 ? 0 : await feed.RunOnceAsync(broadcast, bot, free, cancellation);
            round.Queued += fed;
        }
        foreach (var bot in bots.Where(b => !b.Sends))
            await move.RunOnceAsync(broadcast, bot, cancellation);
    }

    private async Task<List<Bot>> BotsAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        return await db.Bots.ToListAsync(cancellation);
    }

    private async Task EndAsync(Broadcast broadcast, Round round)
    {
        if (errors.Trouble(broadcast) is { } trouble)
            await pause.RunAsync(broadcast.WorkspaceId, broadcast.Id, Actor.System, ShortText.Cut(trouble, 300));
        else if (!await end.RunOnceAsync(broadcast))
            return;
        errors.Forget(broadcast.Id);
        messages.Forget(broadcast.Id);
        round.HasEnded = true;
    }
}

/// <summary>What a round found.</summary>
internal sealed class Round
{
    public int Running { get; set; }

    public int Queued { get; set; }

    /// <summary>There is more to do at once.</summary>
    public bool HasMore { get; set; }

    /// <summary>Something ended, or a winner was chosen.</summary>
    public bool HasEnded { get; set; }
}
