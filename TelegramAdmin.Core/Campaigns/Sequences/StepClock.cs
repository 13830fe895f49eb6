using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Core.Campaigns.Sequences;

/// <summary>When a step is due.</summary>
internal static class StepClock
{
    /// <param name="from">When the step before was handed over, or when somebody entered.</param>
    /// <param name="zone">Of the person.</param>
    public static DateTimeOffset DueAfter(this SequenceStep step, DateTimeOffset from, TimeZoneInfo zone)
    {
        var due = from.AddMinutes(step.WaitMinutes);
        if (step.NotBefore is not { } earliest || TimeOnly.FromDateTime(zone.Local(due)) >= earliest)
            return due;
        return zone.At(zone.DayOf(due), earliest);
    }
}
