using TelegramAdmin.Components.Text;
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

    public static string Detail(Recipient recipient, Localizer words) => recipient switch
    {
        { After: AfterState.Deleted } => words["deleted"],
        { After: AfterState.Edited } => words["edited"],
        { After: AfterState.DeleteQueued } => words["being deleted"],
        { After: AfterState.EditQueued } => words["being edited"],
        { After: AfterState.DeleteFailed or AfterState.EditFailed, AfterError: { } why } => words[why],
        { OptedOutAt: not null } => words["opted out"],
        { PressedAt: not null } => words["pressed a button"],
        { Error: { Length: > 0 } error } => words[error],
        { State: RecipientState.HeldOut } => words["kept back to compare with"],
        { State: RecipientState.Unknown } => words["answer lost, held back"],
        { State: RecipientState.Sent, Attempts: > 1 and var attempts } => words.Count(attempts, "{0} attempts", "{0} attempts"),
        _ => "",
    };
}
