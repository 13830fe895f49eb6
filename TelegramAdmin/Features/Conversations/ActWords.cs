using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;

namespace TelegramAdmin.Features.Conversations;

/// <summary>What is done with conversations, in words.</summary>
internal static class ActWords
{
    /// <summary>On a button, with their number: "Close 1,204 conversations".</summary>
    public static string Verb(HandlingAct act) => act switch
    {
        HandlingAct.Assign { AdminId: null } => "Unassign {0} conversations",
        HandlingAct.Assign => "Assign {0} conversations",
        HandlingAct.SetPriority => "Set the priority of {0} conversations",
        HandlingAct.Snooze => "Snooze {0} conversations",
        HandlingAct.Close => "Close {0} conversations",
        HandlingAct.Reopen => "Open {0} conversations",
        HandlingAct.PutLabel => "Label {0} conversations",
        HandlingAct.TakeLabel => "Take the label off {0} conversations",
        HandlingAct.MarkRead => "Mark read {0} conversations",
        _ => "Mark unread {0} conversations",
    };

    /// <summary>With what it was done to: "Closed: 3 conversations."</summary>
    public static string Done(HandlingAct act) => act switch
    {
        HandlingAct.Assign { AdminId: null } => "Unassigned: {0}.",
        HandlingAct.Assign => "Assigned: {0}.",
        HandlingAct.SetPriority => "Priority set: {0}.",
        HandlingAct.Snooze => "Snoozed: {0}.",
        HandlingAct.Close => "Closed: {0}.",
        HandlingAct.Reopen => "Opened again: {0}.",
        HandlingAct.PutLabel => "Labelled: {0}.",
        HandlingAct.TakeLabel => "Label taken off: {0}.",
        HandlingAct.MarkRead => "Marked read: {0}.",
        _ => "Marked unread: {0}.",
    };

    /// <summary>What makes it as it was; null where that cannot be had, or nobody asks for it.</summary>
    /// <param name="before">The conversation before the act.</param>
    public static HandlingAct? Back(Conversation before, HandlingAct act) => act switch
    {
        HandlingAct.Close or HandlingAct.Snooze when before is { State: ConversationState.Snoozed, SnoozedUntil: { } until } => new HandlingAct.Snooze(until),
        HandlingAct.Close or HandlingAct.Snooze when before.State == ConversationState.Open => new HandlingAct.Reopen(),
        HandlingAct.Assign => new HandlingAct.Assign(before.AssigneeId),
        HandlingAct.PutLabel put => new HandlingAct.TakeLabel(put.LabelId),
        HandlingAct.TakeLabel take => new HandlingAct.PutLabel(take.LabelId),
        _ => null,
    };

    /// <summary>Null for what nobody asks about afterwards.</summary>
    public static string? Audited(HandlingAct act) => act switch
    {
        HandlingAct.Close => "conversation.closed",
        HandlingAct.Reopen => "conversation.reopened",
        HandlingAct.Assign => "conversation.assigned",
        _ => null,
    };
}
