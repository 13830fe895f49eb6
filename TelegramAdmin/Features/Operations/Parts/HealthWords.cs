using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Health;

namespace TelegramAdmin.Features.Operations.Parts;

/// <summary>How a part stands, in words and colour.</summary>
internal static class HealthWords
{
    public static string Of(HealthState? state) => state switch
    {
        HealthState.Ok => "works",
        HealthState.Warn => "look at it",
        HealthState.Bad => "broken",
        HealthState.Off => "not used",
        _ => "no data",
    };

    public static Tone ToneOf(HealthState? state) => state switch
    {
        HealthState.Ok => Tone.Ok,
        HealthState.Warn => Tone.Warn,
        HealthState.Bad => Tone.Bad,
        _ => Tone.Mute,
    };
}
