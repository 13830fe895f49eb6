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
            (held.AccountId, held.Trouble, held.State) = (account, null, held.ReadState());
            await PlanWork.NextAsync(db, held, time.GetUtcNow());
            db.AfterCommit(() => pulse.Note(held));
        }, cancellation);
}
