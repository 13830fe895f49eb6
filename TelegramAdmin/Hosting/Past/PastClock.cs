namespace TelegramAdmin.Hosting.Past;

/// <summary>Hours as people keep them: few at night, most in the evening, fewer at weekends.</summary>
internal sealed class PastClock(PastChance chance)
{
    private static readonly int[] Hours = [1, 1, 0, 0, 0, 1, 3, 6, 9, 10, 9, 8, 8, 7, 7, 8, 9, 11, 13, 14, 12, 9, 6, 3];

    public DateTimeOffset On(DateTimeOffset day) => new DateTimeOffset(day.UtcDateTime.Date, TimeSpan.Zero).AddHours(Hour()).AddSeconds(chance.Next(3_600));

    public static double Crowd(DateTimeOffset day) => day.DayOfWeek switch { DayOfWeek.Saturday => 0.7, DayOfWeek.Sunday => 0.6, DayOfWeek.Monday => 1.15, _ => 1 };

    /// <summary>So many that the mean is right over the days.</summary>
    public int About(double mean) => (int)mean + (chance.NextDouble() < mean - (int)mean ? 1 : 0);

    /// <summary>Most are short, some are long.</summary>
    public TimeSpan Wait(TimeSpan typical) => typical * Math.Exp((chance.NextDouble() + chance.NextDouble() + chance.NextDouble() - 1.5) * 1.5);

    private int Hour()
    {
        var at = chance.Next(Hours.Sum());
        var hour = 0;
        while ((at -= Hours[hour]) >= 0)
            hour++;
        return hour;
    }
}
