namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>Between the clock on the wall of a time zone and moments.</summary>
internal static class ZoneTime
{
    extension(TimeZoneInfo zone)
    {
        /// <summary>When the clock there shows this: the first time where it does so twice, and the end of the gap where it never does.</summary>
        public DateTimeOffset At(DateOnly day, TimeOnly time)
        {
            var local = day.ToDateTime(time);
            while (zone.IsInvalidTime(local))
                local = local.AddMinutes(1);
            var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
            return new DateTimeOffset(local, offset).ToUniversalTime();
        }

        public DateTimeOffset StartOf(DateOnly day) => zone.At(day, TimeOnly.MinValue);

        /// <summary>What the calendar and the clock there show.</summary>
        public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

        public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(zone.Local(at));
    }
}
