using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Timing;

/// <summary>Reads a broadcast's timing: when it begins, when it comes again, and when each person gets it.</summary>
/// <param name="zone">That times are read in where nothing nearer says.</param>
public sealed class BroadcastClock(BroadcastTiming timing, TimeZoneInfo zone)
{
    /// <summary>Of the zone whose day begins first, so that nobody's local time is over before their broadcast begins.</summary>
    private static readonly TimeSpan EarliestZone = TimeSpan.FromHours(14);

    private const int LastYear = 2200;

    private readonly TimeZoneInfo _zone = timing.TimeZone is { } name ? Find(name) ?? zone : zone;

    /// <summary>What <see cref="BroadcastTiming.TimeZone"/> means here.</summary>
    public TimeZoneInfo Zone => _zone;

    /// <summary>When it begins; null for at once.</summary>
    public DateTimeOffset? BeginsAt => timing is { Start: StartKind.At, At: { } at } ? BeginOf(at) : null;

    /// <summary>The occurrence of something that repeats that begins after a moment: what the clock shows then, and when it begins. Null when there is no more.</summary>
    public (DateTime At, DateTimeOffset BeginsAt)? NextAfter(DateTimeOffset after)
    {
        foreach (var at in Occurrences())
        {
            if (BeginOf(at) is var beginsAt && beginsAt > after)
                return (at, beginsAt);
        }
        return null;
    }

    /// <summary>What the clock shows at the last occurrence that began by a moment; of those that were missed, the newest.</summary>
    public DateTime LastUntil(DateTimeOffset moment) => Occurrences().TakeWhile(at => BeginOf(at) <= moment).LastOrDefault(timing.At!.Value);

    /// <summary>When somebody gets it who would have their turn now; null for at once.</summary>
    public DateTimeOffset? DueFor(TimeZoneInfo theirs, DateTimeOffset now)
    {
        var due = timing is { IsLocal: true, At: { } at } ? theirs.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)) : now;
        var heard = AfterQuiet(theirs, due > now ? due : now);
        return heard > now ? heard : null;
    }

    public static TimeZoneInfo? Find(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : null;

    private IEnumerable<DateTime> Occurrences()
    {
        if (timing is not { Repeat: { } repeat, At: { } first })
            yield break;
        for (var i = 0; ; i++)
        {
            var at = Step(first, repeat, i);
            if (at.Year > LastYear || timing.LastDay < DateOnly.FromDateTime(at))
                yield break;
            if (repeat != Recurrence.Weekdays || at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                yield return at;
        }
    }

    private DateTimeOffset AfterQuiet(TimeZoneInfo theirs, DateTimeOffset at)
    {
        if (timing is not { QuietFrom: { } from, QuietUntil: { } until })
            return at;
        var local = theirs.Local(at);
        var (day, clock) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (!clock.IsBetween(from, until))
            return at;
        return theirs.At(from > until && clock >= from ? day.AddDays(1) : day, until);
    }

    private DateTimeOffset BeginOf(DateTime at) =>
        timing.IsLocal ? new DateTimeOffset(at, TimeSpan.Zero) - EarliestZone : _zone.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));

    private static DateTime Step(DateTime first, Recurrence repeat, int times) => repeat switch
    {
        Recurrence.Weekly => first.AddDays(7 * times),
        Recurrence.Monthly => first.AddMonths(times),
        _ => first.AddDays(times),
    };
}
