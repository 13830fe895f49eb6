using TelegramAdmin.Core.Campaigns.Broadcasts;

namespace TelegramAdmin.Features.Broadcasts.Watching;

/// <summary>What became of a person, in words.</summary>
internal static class RecipientWords
{
    /// <summary>Of the family of deliveries.</summary>
    public static string Of(Recipient recipient) => recipient.State switch
    {
        RecipientState.Waiting => recipient.DueAt is null ? "pending" : "scheduled",
        RecipientState.Queued => recipient.Attempts > 0 ? "retrying" : "sending",
        RecipientState.Sent => "sent",
        RecipientState.Failed => "failed",
        RecipientState.Unknown => "unknown",
        _ => "left out",
    };

    public static string Detail(Recipient recipient) => recipient switch
    {
        { After: AfterState.Deleted } => "deleted",
        { After: AfterState.Edited } => "edited",
        { After: AfterState.DeleteQueued } => "being deleted",
        { After: AfterState.EditQueued } => "being edited",
        { After: AfterState.DeleteFailed or AfterState.EditFailed, AfterError: { } why } => why,
        { OptedOutAt: not null } => "opted out",
        { PressedAt: not null } => "pressed a button",
        { Error: { Length: > 0 } error } => error,
        { State: RecipientState.HeldOut } => "kept back to compare with",
        { State: RecipientState.Unknown } => "answer lost, held back",
        { State: RecipientState.Sent, Attempts: > 1 and var attempts } => $"{attempts} attempts",
        _ => "",
    };
}
