using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Payments.Recharging;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>Where an auto-recharge stands, in words.</summary>
internal static class RechargeWords
{
    public static string State(RechargeState state) => state switch
    {
        RechargeState.Preparing => "preparing",
        RechargeState.On => "on",
        RechargeState.Retrying => "retrying",
        RechargeState.NeedsConfirmation => "needs confirmation",
        RechargeState.Off => "off",
        _ => "given up",
    };

    public static Tone Tone(RechargeState state) => state switch
    {
        RechargeState.On => Components.Marks.Tone.Ok,
        RechargeState.Retrying or RechargeState.NeedsConfirmation => Components.Marks.Tone.Warn,
        RechargeState.GivenUp => Components.Marks.Tone.Bad,
        _ => Components.Marks.Tone.Mute,
    };

    public static bool IsInForce(RechargeState state) => state is RechargeState.On or RechargeState.Retrying or RechargeState.NeedsConfirmation;
}
