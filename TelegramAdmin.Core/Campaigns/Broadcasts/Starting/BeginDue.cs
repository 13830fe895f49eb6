using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts.Timing;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Starting;

/// <summary>
/// Begins what is due. What repeats stays scheduled and makes a broadcast of its own each time; times that were missed while the program did not run
/// are made up for by one. Each step finds the row as it saw it or does nothing, so a clock that jumps back begins nothing twice.
/// </summary>
internal sealed class BeginDue(IDatabase database, BroadcastZones zones, EventBus events, TimeProvider time)
{
    /// <returns>When the next one is due; null where none is scheduled.</returns>
    public async Task<DateTimeOffset?> RunOnceAsync()
    {
        while (await NextAsync() is { } next)
        {
            if (next.DueAt > time.GetUtcNow())
                return next.DueAt;
            var clock = await zones.ClockOfAsync(next.WorkspaceId, next.ReadTiming());
            await database.WriteAsync(next.WorkspaceId, db => next.ReadTiming().Repeat is null ? BeginAsync(db, next) : RepeatAsync(db, next, clock));
        }
        return null;
    }

    private async Task<Broadcast?> NextAsync()
    {
        await using var db = database.ReadAll();
        return await db.Broadcasts.Where(b => b.State == BroadcastState.Scheduled).OrderBy(b => b.DueAt).FirstOrDefaultAsync();
    }

    private async Task BeginAsync(AppDbContext db, Broadcast seen)
    {
        var now = (DateTimeOffset?)time.GetUtcNow();
        await Mine(db, seen).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.State, BroadcastState.Running).SetProperty(b => b.StartedAt, now).SetProperty(b => b.Version, b => b.Version + 1));
        Tell(db, seen.WorkspaceId, seen.Id);
    }

    private async Task RepeatAsync(AppDbContext db, Broadcast seen, BroadcastClock clock)
    {
        var now = time.GetUtcNow();
        var next = clock.NextAfter(now);
        var (state, due, finishedAt) = next is { } following ? (BroadcastState.Scheduled, following.BeginsAt, null) : (BroadcastState.Finished, seen.DueAt, (DateTimeOffset?)now);
        var moved = await Mine(db, seen).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.State, state).SetProperty(b => b.DueAt, due).SetProperty(b => b.FinishedAt, finishedAt).SetProperty(b => b.Version, b => b.Version + 1));
        if (moved == 0)
            return;
        var child = ChildOf(seen, clock.LastUntil(now), now);
        db.Broadcasts.Add(child);
        await db.SaveChangesAsync();
        Tell(db, seen.WorkspaceId, seen.Id);
        Tell(db, seen.WorkspaceId, child.Id);
    }

    private static Broadcast ChildOf(Broadcast parent, DateTime at, DateTimeOffset now)
    {
        var timing = parent.ReadTiming() with { At = at, Repeat = null, LastDay = null };
        var day = at.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        return new Broadcast
        {
            WorkspaceId = parent.WorkspaceId,
            Name = $"{ShortText.Cut(parent.Name, Broadcast.LongestName - day.Length - 2)}, {day}",
            State = BroadcastState.Running,
            Audience = parent.Audience,
            Bots = parent.Bots,
            Variants = parent.Variants,
            Test = parent.Test,
            Timing = BroadcastMembers.WriteTiming(timing),
            CategoryId = parent.CategoryId,
            IsPaid = parent.IsPaid,
            ErrorLimit = parent.ErrorLimit,
            ParentId = parent.Id,
            AdminId = parent.AdminId,
            CreatedAt = now,
            ChangedAt = now,
            StartedAt = now,
        };
    }

    private static IQueryable<Broadcast> Mine(AppDbContext db, Broadcast seen) =>
        db.Broadcasts.Where(b => b.Id == seen.Id && b.State == BroadcastState.Scheduled && b.DueAt == seen.DueAt);

    private void Tell(AppDbContext db, WorkspaceId workspace, long id) => db.AfterCommit(() => events.Publish(new BroadcastChanged(workspace, id)));
}
