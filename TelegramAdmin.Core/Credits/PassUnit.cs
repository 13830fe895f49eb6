namespace TelegramAdmin.Core.Credits;

/// <summary>What the length of a pass is counted in.</summary>
public enum PassUnit
{
    Hour = 1,
    Day = 2,
    Week = 3,
    Month = 4,
    Year = 5,
}

public static class PassLengths
{
    extension(PassUnit unit)
    {
        /// <summary>As much as a pass given at once may last: ten years.</summary>
        public int Longest => unit switch
        {
            PassUnit.Hour => 87_600,
            PassUnit.Day => 3_650,
            PassUnit.Week => 520,
            PassUnit.Month => 120,
            _ => 10,
        };

        /// <summary>When a pass of this length that starts then ends; months and years follow the calendar.</summary>
        public DateTimeOffset EndOf(int length, DateTimeOffset start) => unit switch
        {
            PassUnit.Hour => start.AddHours(length),
            PassUnit.Day => start.AddDays(length),
            PassUnit.Week => start.AddDays(7 * length),
            PassUnit.Month => start.AddMonths(length),
            _ => start.AddYears(length),
        };
    }
}
