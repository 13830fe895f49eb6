using TelegramAdmin.Core.Conversations.Handling;

namespace TelegramAdmin.Features.Conversations;

/// <summary>What is done with conversations, in words.</summary>
internal static class ActWords
{
    /// <summary>On a button, before a number: "Close 1,204 conversations".</summary>
    public static string Verb(HandlingAct act) => act switch
    {
        HandlingAct.Assign { AdminId: null } => "Unassign",
        HandlingAct.Assign => "Assign",
        HandlingAct.SetPriority => "Set the priority of",
        HandlingAct.Snooze => "Snooze",
        HandlingAct.Close => "Close",
        HandlingAct.Reopen => "Open",
        HandlingAct.PutLabel => "Label",
        HandlingAct.TakeLabel => "Take the label off",
        HandlingAct.MarkRead => "Mark read",
        _ => "Mark unread",
    };

    public static string Done(HandlingAct act) => act switch
    {
        HandlingAct.Assign { AdminId: null } => "Unassigned",
        HandlingAct.Assign => "Assigned",
        HandlingAct.SetPriority => "Priority set",
        HandlingAct.Snooze => "Snoozed",
        HandlingAct.Close => "Closed",
        HandlingAct.Reopen => "Opened again",
        HandlingAct.PutLabel => "Labelled",
        HandlingAct.TakeLabel => "Label taken off",
        HandlingAct.MarkRead => "Marked read",
        _ => "Marked unread",
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
