namespace TelegramAdmin.Core.Channels.Collecting.Counting;

/// <summary>Views gained between two snapshots, spread evenly over the hours between them. What counters lost is not taken from any hour.</summary>
internal sealed class HourSpread
{
    private readonly SortedDictionary<DateTimeOffset, long> _hours = [];

    /// <summary>In the order of time, so that two transactions which count the same hours wait for each other instead of deadlocking.</summary>
    public IReadOnlyList<KeyValuePair<DateTimeOffset, long>> Hours => [.. _hours.Where(h => h.Value > 0)];

    public void Add(DateTimeOffset from, DateTimeOffset to, long gained)
    {
        if (gained <= 0 || to < from)
            return;
        var given = 0L;
        for (var hour = StartOf(from); given < gained; hour = hour.AddHours(1))
        {
            var end = hour.AddHours(1);
            // Rounded by what is given in all, so that the hours add up to what was gained.
            var upTo = end >= to ? gained : (long)(gained * ((end - from) / (to - from)));
            _hours[hour] = _hours.GetValueOrDefault(hour) + upTo - given;
            given = upTo;
        }
    }

    private static DateTimeOffset StartOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
