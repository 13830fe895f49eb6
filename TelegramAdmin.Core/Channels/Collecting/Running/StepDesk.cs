using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Collecting.Progress;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>Writes what a step found out, in one transaction that also says when the next one is.</summary>
internal sealed class StepDesk(IDatabase database, ChannelPulse pulse, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <param name="work">Gets the channel as it is now, held; what was read of it before the request may be old.</param>
    public Task WriteAsync(TrackedChannel channel, long account, Func<AppDbContext, TrackedChannel, Task> work, CancellationToken cancellation) =>
        database.WriteAsync(channel.WorkspaceId, async db =>
        {
            if (await db.HoldChannelAsync(channel.Id) is not { } held || held.NextWorkAt is null)
                return; // Removed, or nobody follows it any more.
            await work(db, held);
            if (held.AccountId == channel.AccountId) // Unless somebody gave it to another one meanwhile.
                held.AccountId = account;
            var before = held.State;
            (held.Trouble, held.State) = (null, held.ReadState());
            await PlanWork.NextAsync(db, held, time.GetUtcNow());
            if (held.State == ChannelState.Live && before != ChannelState.Live)
                held.NextWorkAt = time.GetUtcNow(); // Once more at once, to be listened to.
            db.AfterCommit(() => pulse.Note(held));
        }, cancellation);
}
