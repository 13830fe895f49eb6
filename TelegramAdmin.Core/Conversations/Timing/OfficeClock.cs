namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>Counts time within business hours. Spans are read in local time, so a change of the clocks moves them with the people.</summary>
public sealed class OfficeClock
{
    // A promise that no working day is near to keep ends somewhere.
    private const int MostDays = 400;

    private readonly InboxHours _hours;
    private readonly TimeZoneInfo _zone;
    private readonly HashSet<DateOnly> _off;

    public OfficeClock(InboxHours hours)
    {
        _hours = hours;
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
        _off = [.. hours.DaysOff];
    }

    /// <summary>Whose clock the hours are read off.</summary>
    public TimeZoneInfo Zone => _zone;

    public bool IsOpen(DateTimeOffset at) => _hours.IsAlways || SpansAround(at, at).Any(s => s.From <= at && at < s.To);

    /// <summary>The working time between two moments.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
            return TimeSpan.Zero;
        if (_hours.IsAlways)
            return to - from;
        return SpansAround(from, to).Aggregate(TimeSpan.Zero, (sum, span) => sum + Overlap(span, from, to));
    }

    /// <summary>When so much working time will have gone by.</summary>
    public DateTimeOffset After(DateTimeOffset from, TimeSpan work)
    {
        if (_hours.IsAlways)
            return from + work;
        foreach (var span in SpansAround(from, from + TimeSpan.FromDays(MostDays)))
        {
            var begin = span.From > from ? span.From : from;
            if (span.To <= begin)
                continue;
            if (span.To - begin >= work)
                return begin + work;
            work -= span.To - begin;
        }
        return from + work;
    }

    /// <summary>When the team is there next; now, while it is.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset at) => IsOpen(at) ? at : SpansAround(at, at + TimeSpan.FromDays(MostDays)).Select(s => s.From).FirstOrDefault(f => f >= at, at);

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> SpansAround(DateTimeOffset from, DateTimeOffset to)
    {
        var last = _zone.DayOf(to).AddDays(1);
        for (var day = _zone.DayOf(from).AddDays(-1); day <= last; day = day.AddDays(1))
        {
            if (_off.Contains(day))
                continue;
            foreach (var span in _hours.Spans.Where(s => s.Day == day.DayOfWeek).OrderBy(s => s.From))
                yield return (_zone.At(day, span.From), span.To == TimeOnly.MinValue ? _zone.StartOf(day.AddDays(1)) : _zone.At(day, span.To));
        }
    }

    private static TimeSpan Overlap((DateTimeOffset From, DateTimeOffset To) span, DateTimeOffset from, DateTimeOffset to)
    {
        var begin = span.From > from ? span.From : from;
        var end = span.To < to ? span.To : to;
        return end > begin ? end - begin : TimeSpan.Zero;
    }
}
