using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reconciling;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>Where two books do not agree, and what mends it.</summary>
internal static class FindingWords
{
    public static string Title(FindingKind kind) => kind switch
    {
        FindingKind.PaidNotGranted => "paid, not granted",
        FindingKind.GrantedNotPaid => "granted, not paid",
        FindingKind.AmountDiffers => "amount differs",
        FindingKind.UnknownPayment => "unknown payment",
        _ => "refund not taken",
    };

    public static Tone Tone(FindingKind kind) => kind is FindingKind.PaidNotGranted or FindingKind.UnknownPayment ? Components.Marks.Tone.Warn : Components.Marks.Tone.Bad;

    /// <summary>What the one click does; null where only looking helps.</summary>
    public static string? Cure(ReconciliationFinding finding) => finding.Kind switch
    {
        FindingKind.PaidNotGranted => "Grant now",
        FindingKind.AmountDiffers => "Grant anyway",
        FindingKind.GrantedNotPaid => "Take credits back",
        FindingKind.UnknownPayment when finding.Provider == PaymentProvider.Stars => "Give Stars back",
        _ => null,
    };

    public static string State(FindingState state) => state switch { FindingState.Open => "open", FindingState.Repaired => "repaired", _ => "dismissed" };
}
