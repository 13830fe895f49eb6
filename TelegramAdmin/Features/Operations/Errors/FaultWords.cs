using System.Globalization;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Operations.Faults;

namespace TelegramAdmin.Features.Operations.Errors;

/// <summary>Faults in words, and where something can be done about them.</summary>
internal static class FaultWords
{
    public static string Of(FaultSource source) => source switch
    {
        FaultSource.Update => "Update",
        FaultSource.Message => "Message",
        FaultSource.Webhook => "Webhook",
        FaultSource.Stripe => "Stripe",
        FaultSource.Job => "Job",
        _ => "Log",
    };

    public static string Of(FaultState state) => state switch
    {
        FaultState.New => "new",
        FaultState.Known => "known",
        _ => "muted",
    };

    public static Tone ToneOf(FaultState state) => state switch
    {
        FaultState.New => Tone.Bad,
        FaultState.Known => Tone.Warn,
        _ => Tone.Mute,
    };

    /// <summary>The rows of a cause; null where there is no page of them.</summary>
    public static (string Href, string Words)? RowsOf(FaultGroup group) => group.Source switch
    {
        FaultSource.Message => (MessagesAt.With("failed", cause: group.Sample), "Open the messages"),
        FaultSource.Update => ("/settings/bots", "Open the bots, their tab Log"),
        FaultSource.Webhook => ("/settings/webhooks", "Open the webhooks"),
        FaultSource.Stripe => ("/billing", "Open Billing"),
        FaultSource.Job => ($"/system/jobs?open={Uri.EscapeDataString(group.What[0])}", "Open the job"),
        _ => ($"/system/logs?level=warning&category={Uri.EscapeDataString(group.What[0])}", "Open the log"),
    };

    /// <summary>Where one case stands; null where it has no place of its own.</summary>
    public static string? CaseOf(FaultFact fact) => fact.Source switch
    {
        FaultSource.Message => MessagesAt.One(fact.Id),
        FaultSource.Update when fact.Bot is { } bot => string.Create(CultureInfo.InvariantCulture, $"/settings/bots?open={bot}&tab=log"),
        FaultSource.Job => $"/system/jobs?open={Uri.EscapeDataString(fact.What)}",
        _ => null,
    };
}
