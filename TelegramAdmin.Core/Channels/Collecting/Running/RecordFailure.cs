using System.Collections.Concurrent;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Collecting.Progress;
using TelegramAdmin.Core.Channels.Collecting.Sharing;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>What becomes of a channel whose account got no answer: another account, later, or never again by itself.</summary>
internal sealed class RecordFailure(IDatabase database, RecordFlood flood, RestingAccounts resting, ChannelPulse pulse, TimeProvider time)
{
    private static readonly TimeSpan BeforeAnotherAccount = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BeforeAnotherTry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Slowest = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<long, int> _refusals = new();

    /// <param name="hasAnother">Some other account was not refused yet.</param>
    public async Task RunAsync(TrackedChannel channel, long account, bool wasFinding, SourceFailure failure, bool hasAnother, CancellationToken cancellation)
    {
        switch (failure.Kind)
        {
            case SourceFailureKind.FloodWait:
                await flood.RunAsync(channel, account, wasFinding, failure.Wait, cancellation);
                break;
            case SourceFailureKind.AccountLost or SourceFailureKind.Unreachable:
                resting.Lay(account);
                await PutOffAsync(channel, BeforeAnotherAccount, null, cancellation);
                break;
            case SourceFailureKind.ChannelGone or SourceFailureKind.ChannelPrivate or SourceFailureKind.NotAChannel:
                await CloseAsync(channel, account, failure, hasAnother, cancellation);
                break;
            default:
                var times = _refusals.AddOrUpdate(channel.Id, 1, (_, n) => Math.Min(n + 1, 10));
                var pause = BeforeAnotherTry * Math.Pow(2, times - 1);
                await PutOffAsync(channel, pause < Slowest ? pause : Slowest, failure.Message, cancellation);
                break;
        }
    }

    public void Forget(TrackedChannel channel, long account)
    {
        _refusals.TryRemove(channel.Id, out _);
        resting.Wake(account);
    }

    /// <param name="trouble">Null leaves what stands there.</param>
    public Task PutOffAsync(TrackedChannel channel, TimeSpan pause, string? trouble, CancellationToken cancellation) => ChangeAsync(channel, (_, held) =>
    {
        held.NextWorkAt = time.GetUtcNow() + pause;
        held.Trouble = trouble is null ? held.Trouble : ShortText.Cut(trouble, 500);
        return Task.CompletedTask;
    }, cancellation);

    private Task CloseAsync(TrackedChannel channel, long account, SourceFailure failure, bool hasAnother, CancellationToken cancellation) => ChangeAsync(channel, async (db, held) =>
    {
        var now = time.GetUtcNow();
        await FindStep.NoteAccessAsync(db, held, account, now, isRefused: true);
        if (hasAnother && held.IsRead() && failure.Kind != SourceFailureKind.NotAChannel)
        {
            held.NextWorkAt = now + BeforeAnotherTry;
            return;
        }
        held.State = failure.Kind == SourceFailureKind.ChannelPrivate ? ChannelState.Private : ChannelState.Gone;
        held.Trouble = ShortText.Cut(failure.Message, 500);
        held.NextWorkAt = now + PlanWork.LookForLost;
    }, cancellation);

    private Task ChangeAsync(TrackedChannel channel, Func<AppDbContext, TrackedChannel, Task> change, CancellationToken cancellation) =>
        database.WriteAsync(channel.WorkspaceId, async db =>
        {
            if (await db.HoldChannelAsync(channel.Id) is not { } held || held.NextWorkAt is null)
                return;
            await change(db, held);
            db.AfterCommit(() => pulse.Note(held));
        }, cancellation);
}
