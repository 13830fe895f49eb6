using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns.Sequences;

namespace TelegramAdmin.Features.Broadcasts.Sequencing;

/// <summary>Sequences in words.</summary>
internal static class SequenceWords
{
    public const int Hour = 60;
    public const int Day = 24 * Hour;

    public static string Of(SequenceTrigger trigger) => trigger switch
    {
        SequenceTrigger.Joined => "Somebody starts a bot for the first time",
        SequenceTrigger.StartLink => "Somebody comes by a start link",
        SequenceTrigger.Purchase => "Somebody buys",
        SequenceTrigger.Label => "A conversation gets a label",
        _ => "A button, the team or a program puts them in",
    };

    /// <summary>"at once", "after 2 days", "after 90 minutes".</summary>
    public static string Wait(int minutes) => minutes switch
    {
        0 => "at once",
        _ when minutes % Day == 0 => $"after {Counted(minutes / Day, "day")}",
        _ when minutes % Hour == 0 => $"after {Counted(minutes / Hour, "hour")}",
        _ => $"after {Counted(minutes, "minute")}",
    };

    /// <summary>The largest unit that says it in whole numbers, in minutes.</summary>
    public static int UnitOf(int minutes) => minutes > 0 && minutes % Day == 0 ? Day : minutes > 0 && minutes % Hour == 0 ? Hour : minutes == 0 ? Day : 1;

    private static string Counted(int number, string unit) => number == 1 ? $"1 {unit}" : $"{Numbers.Count(number)} {unit}s";
}
