using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Channels.Collecting.Live;
using TelegramAdmin.Core.Channels.Collecting.Sharing;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>One step of each channel that is due; accounts work side by side, each on one channel at a time.</summary>
internal sealed partial class CollectRound(
    IDatabase database, IChannelSources sources, CollectingPace pace, AccountPace turns, RestingAccounts resting, ChooseStep choose, StepDesk desk,
    RecordFailure failures, Listening listening, TimeProvider time, ILogger<CollectRound> logger)
{
    private const int SideBySide = 8;

    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan NobodyThere = TimeSpan.FromMinutes(10);

    /// <returns>When to look again; zero for at once.</returns>
    public async Task<TimeSpan> RunOnceAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var now = time.GetUtcNow();
        var due = await DueChannels.ReadAsync(db, now, cancellation);
        if (due.Count == 0)
            return await DueChannels.NextAsync(db, cancellation) is { } next ? next - now : TimeSpan.MaxValue;
        var shares = await RoundShares.ReadAsync(db, pace, resting, due, now, cancellation);
        var lanes = await ShareOutAsync(due, shares, cancellation);
        var waits = new Wait[lanes.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, lanes.Count), new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation },
            async (i, token) => waits[i] = await RunLaneAsync(lanes[i].Key, lanes[i].Value, shares, token));
        return waits.Length == 0 || waits.Any(w => w.HasMoved) ? TimeSpan.Zero : waits.Min(w => w.Until);
    }

    private async Task<List<KeyValuePair<long, List<(TrackedChannel, bool)>>>> ShareOutAsync(List<TrackedChannel> due, RoundShares shares, CancellationToken cancellation)
    {
        var lanes = new Dictionary<long, List<(TrackedChannel, bool)>>();
        foreach (var channel in due)
        {
            var choice = shares.Choose(channel);
            if (choice.AccountId is not { } account)
                await failures.PutOffAsync(channel, UntilFree(choice), choice.Trouble, cancellation);
            else if (lanes.TryGetValue(account, out var lane))
                lane.Add((channel, choice.MustFind));
            else
                lanes[account] = [(channel, choice.MustFind)];
        }
        return [.. lanes];
    }

    private TimeSpan UntilFree(Choice choice)
    {
        if (choice.FreeAt is not { } at)
            return NobodyThere;
        var wait = at - time.GetUtcNow();
        return wait > PlanWork.Longest ? PlanWork.Longest : wait; // Somebody may sign in another account meanwhile.
    }

    private async Task<Wait> RunLaneAsync(long account, List<(TrackedChannel Channel, bool MustFind)> lane, RoundShares shares, CancellationToken cancellation)
    {
        var hasMoved = false;
        foreach (var (channel, mustFind) in lane)
        {
            if (turns.Take(account) is var wait && wait > TimeSpan.Zero)
                return new Wait(false, wait);
            hasMoved = true;
            if (!await TryStepAsync(channel, account, mustFind, shares, cancellation))
                break; // The account is not asked again before what it was told is written and read.
        }
        return new Wait(hasMoved, TimeSpan.Zero);
    }

    // One channel's fault holds up no other.
    private async Task<bool> TryStepAsync(TrackedChannel channel, long account, bool mustFind, RoundShares shares, CancellationToken cancellation)
    {
        try
        {
            if (await StepAsync(channel, account, mustFind, cancellation) is not { } failure)
            {
                failures.Forget(channel, account);
                return true;
            }
            await failures.RunAsync(channel, account, mustFind, failure, shares.HasAnother(channel, account), cancellation);
            return failure.Kind is not (SourceFailureKind.FloodWait or SourceFailureKind.AccountLost or SourceFailureKind.Unreachable);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StorageUnavailableException))
        {
            Log.StepFailed(logger, e, channel.Id);
            await failures.PutOffAsync(channel, AfterFault, "Reading it failed by a fault of this program, which is in the log. It is tried again in five minutes.", cancellation);
            return true;
        }
    }

    private async Task<SourceFailure?> StepAsync(TrackedChannel channel, long account, bool mustFind, CancellationToken cancellation)
    {
        if (!(await sources.OpenAsync(account, cancellation)).TryGet(out var source, out var closed))
            return closed;
        if (!mustFind && listening.IsWanted(channel, source))
            return await listening.BeginAsync(channel, source, cancellation) ?? await PlanAsync(channel, account, cancellation);
        return await choose.NextAsync(channel, mustFind, cancellation) is { } step ? await step.RunAsync(channel, source, cancellation) : await PlanAsync(channel, account, cancellation);
    }

    // What else is due comes with the next step.
    private async Task<SourceFailure?> PlanAsync(TrackedChannel channel, long account, CancellationToken cancellation)
    {
        await desk.WriteAsync(channel, account, (_, _) => Task.CompletedTask, cancellation);
        return null;
    }

    private readonly record struct Wait(bool HasMoved, TimeSpan Until);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A step of channel {Channel} failed; nothing of the step was kept, and it is tried again")]
        public static partial void StepFailed(ILogger logger, Exception e, long channel);
    }
}
