using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.PaymentGroups;

namespace TelegramAdmin.Features.Settings.PaymentGroups;

/// <summary>How far a payment group got, as people say it.</summary>
internal static class PaymentGroupWords
{
    public static string Of(PaymentGroupState state) => state switch
    {
        PaymentGroupState.Offered => "offered",
        PaymentGroupState.Made => "waits for a bot",
        PaymentGroupState.Ready => "ready",
        _ => "in private",
    };

    public static Tone ToneOf(PaymentGroupState state) => state switch
    {
        PaymentGroupState.Offered => Tone.Info,
        PaymentGroupState.Made => Tone.Warn,
        PaymentGroupState.Ready => Tone.Ok,
        _ => Tone.Mute,
    };
}
