using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts.Timing;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Starting;

/// <summary>Lets a draft go out, now or at its time. Of two people who start it at once, one does.</summary>
public sealed class StartBroadcast(
    IDatabase database, AudienceReader audiences, MessageWriter writer, BroadcastZones zones, AuditLog audit, EventBus events, TimeProvider time)
{
    /// <summary>From so many people on, somebody has to give the number.</summary>
    public const int ManyPeople = 10_000;

    /// <summary>Of the zone whose day ends last.</summary>
    private static readonly TimeSpan LatestZone = TimeSpan.FromHours(12);

    /// <param name="version">The version that was seen.</param>
    /// <param name="confirmed">How many people whoever starts it believes it goes to; wanted from <see cref="ManyPeople"/> on, and for everybody.</param>
    public async Task<Result<Broadcast>> RunAsync(WorkspaceId workspace, long id, int version, Actor actor, long? confirmed = null, CancellationToken cancellation = default)
    {
        if (await FindAsync(workspace, id) is not { } broadcast)
            return BroadcastErrors.NotFound;
        if (broadcast.State != BroadcastState.Draft)
            return BroadcastErrors.WrongState(broadcast.State, "only a draft can be started");
        if (broadcast.Version != version)
            return BroadcastErrors.Changed;
        if (await FaultAsync(broadcast, confirmed, cancellation) is { } fault)
            return fault;
        var clock = await zones.ClockOfAsync(workspace, broadcast.ReadTiming());
        if (IsOver(broadcast.ReadTiming(), clock))
            return BroadcastErrors.TimingInvalid("This time is over. Choose one that is still to come, or send it now.");
        var started = await database.WriteAsync(workspace, db => StartAsync(db, id, version, BeginOf(broadcast.ReadTiming(), clock)), CancellationToken.None);
        if (started.IsOk)
            await audit.RecordAsync(workspace, actor, started.Value.State == BroadcastState.Running ? "broadcast.started" : "broadcast.scheduled", broadcast.Name);
        return started;
    }

    /// <summary>Whether somebody has to give the number of people.</summary>
    public static bool NeedsConfirmation(Audience audience, long people) => people >= ManyPeople || audience.IsEverybody;

    private async Task<Failure?> FaultAsync(Broadcast broadcast, long? confirmed, CancellationToken cancellation)
    {
        foreach (var variant in broadcast.ReadVariants())
        {
            if (await writer.PrepareAsync(broadcast.WorkspaceId, variant.Message, new MessageOwner(SubjectKind.Recipient, broadcast.Id), cancellation) is { Failure: { } unwritable })
                return unwritable;
        }
        if (await BotFaultAsync(broadcast) is { } bots)
            return bots;
        if (!(await audiences.CountAsync(broadcast.WorkspaceId, broadcast.ReadAudience(), cancellation)).TryGet(out var count, out var unclear))
            return unclear;
        return count.People == 0 ? BroadcastErrors.AudienceEmpty
            : count.Reachable == 0 ? BroadcastErrors.NobodyReachable(count.People)
            : NeedsConfirmation(broadcast.ReadAudience(), count.People) ? ConfirmationFault(confirmed, count.People)
            : null;
    }

    private static Failure? ConfirmationFault(long? confirmed, long people) =>
        confirmed is not { } number ? BroadcastErrors.ConfirmationMissing(people)
        : !ConfirmedNumber.Fits(number, people) ? BroadcastErrors.ConfirmationWrong(number, people)
        : null;

    private async Task<Failure?> BotFaultAsync(Broadcast broadcast)
    {
        var allowed = broadcast.ReadBots();
        await using var db = database.Read(broadcast.WorkspaceId);
        var bots = (await db.Bots.Where(b => b.State != BotState.Removed).ToListAsync()).Where(b => b.Sends && allowed?.Contains(b.Id) != false).ToList();
        return bots.Count == 0 ? BroadcastErrors.NoBot
            : broadcast.IsPaid && bots.TrueForAll(b => b.PaidRate is null) ? BroadcastErrors.NotPaying
            : null;
    }

    private async Task<Result<Broadcast>> StartAsync(AppDbContext db, long id, int version, DateTimeOffset? dueAt)
    {
        var now = time.GetUtcNow();
        var state = dueAt is null ? BroadcastState.Running : BroadcastState.Scheduled;
        var startedAt = dueAt is null ? now : (DateTimeOffset?)null;
        var started = await db.Broadcasts.Where(b => b.Id == id && b.Version == version && b.State == BroadcastState.Draft).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.State, state).SetProperty(b => b.Version, version + 1).SetProperty(b => b.DueAt, dueAt)
            .SetProperty(b => b.StartedAt, startedAt).SetProperty(b => b.ChangedAt, now));
        if (started == 0)
            return BroadcastErrors.Changed;
        var broadcast = await db.Broadcasts.FirstAsync(b => b.Id == id);
        db.AfterCommit(() => events.Publish(new BroadcastChanged(broadcast.WorkspaceId, id)));
        return broadcast;
    }

    private bool IsOver(BroadcastTiming timing, BroadcastClock clock) => timing switch
    {
        { Start: StartKind.Now } => false,
        { Repeat: not null } => clock.NextAfter(time.GetUtcNow()) is null,
        { IsLocal: true, At: { } at } => new DateTimeOffset(at, TimeSpan.Zero) + LatestZone < time.GetUtcNow(),
        _ => clock.BeginsAt <= time.GetUtcNow(),
    };

    private DateTimeOffset? BeginOf(BroadcastTiming timing, BroadcastClock clock) =>
        timing.Repeat is not null ? clock.NextAfter(time.GetUtcNow())!.Value.BeginsAt
        : clock.BeginsAt > time.GetUtcNow() ? clock.BeginsAt
        : null;

    private async Task<Broadcast?> FindAsync(WorkspaceId workspace, long id)
    {
        await using var db = database.Read(workspace);
        return await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == id);
    }
}
