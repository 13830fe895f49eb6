using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;

namespace TelegramAdmin.Features.Operations;

/// <summary>How far a message got, in words.</summary>
internal static class DeliveryWords
{
    public static string Of(DeliveryState state) => state.ToString().ToLowerInvariant();

    /// <summary>What happened, before its reason.</summary>
    public static string Of(StepKind kind) => kind switch
    {
        StepKind.Accepted => "Taken into the queue",
        StepKind.Scheduled => "Waits for its time",
        StepKind.Tried => "Did not leave",
        StepKind.Requeued => "Queued again",
        StepKind.Leaving => "Is being sent",
        StepKind.Sent => "Telegram accepted it",
        StepKind.Failed => "Failed",
        StepKind.Unknown => "May or may not have arrived",
        _ => "Called back",
    };

    public static Tone ToneOf(StepKind kind) => kind switch
    {
        StepKind.Sent => Tone.Ok,
        StepKind.Failed => Tone.Bad,
        StepKind.Tried => Tone.Warn,
        StepKind.Unknown => Tone.Violet,
        StepKind.Leaving => Tone.Info,
        _ => Tone.Mute,
    };

    public static string Of(Lane lane, Priority priority) => $"{(lane == Lane.Reply ? "replies" : "bulk")}, {priority.ToString().ToLowerInvariant()} priority";
}
