namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Words that several parts use.</summary>
internal static class PartWords
{
    /// <summary>"41 s", "12 min", "3 h", "2 days".</summary>
    public static string Of(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => $"{span.TotalSeconds:0} s",
        { TotalHours: < 1 } => $"{Math.Floor(span.TotalMinutes):0} min",
        { TotalDays: < 2 } => $"{Math.Floor(span.TotalHours):0} h",
        _ => $"{Math.Floor(span.TotalDays):0} days",
    };

    /// <summary>"1 bot", "3 bots".</summary>
    public static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number:N0} {many}";
}
