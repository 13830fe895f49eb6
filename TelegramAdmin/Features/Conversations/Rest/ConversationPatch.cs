using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Conversations.Rest;

/// <summary>What is left out stays as it is.</summary>
public sealed record ConversationPatch
{
    /// <summary>open, closed, or snoozed together with snoozed_until.</summary>
    public ConversationState? State { get; init; }

    /// <summary>Who of the team looks after it; 0 for nobody.</summary>
    public long? AssigneeId { get; init; }

    public ConversationPriority? Priority { get; init; }

    /// <summary>Puts it aside until then.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>All labels that it shall have; those that there are not yet are made.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    internal Failure? Fault() => (State, SnoozedUntil) switch
    {
        (ConversationState.Quiet, _) => Contradiction("quiet is what a conversation begins with; it cannot be made so again.", "state"),
        (ConversationState.Snoozed, null) => Contradiction("snoozed takes snoozed_until, the time at which it opens again.", "snoozed_until"),
        (ConversationState.Open or ConversationState.Closed, not null) => Contradiction("snoozed_until goes with the state snoozed only.", "snoozed_until"),
        _ when Labels?.Any(label => label is null) == true => Contradiction("labels are names.", "labels"),
        _ => null,
    };

    /// <summary>The state comes first: if somebody was faster there, nothing else is changed.</summary>
    internal IEnumerable<HandlingAct> Acts()
    {
        if (SnoozedUntil is { } until)
            yield return new HandlingAct.Snooze(until);
        else if (State is { } state)
            yield return state == ConversationState.Closed ? new HandlingAct.Close() : new HandlingAct.Reopen();
        if (AssigneeId is { } assignee)
            yield return new HandlingAct.Assign(assignee == 0 ? null : assignee);
        if (Priority is { } priority)
            yield return new HandlingAct.SetPriority(priority);
    }

    private static Failure Contradiction(string why, string field) => new(FailureKind.Invalid, "conversation_change_invalid", $"Nothing was changed: {why}", field);
}

/// <summary>What only the team shall read; @ and a name tells that member of the team.</summary>
public sealed record NewNoteRequest
{
    /// <summary>1 to 4,096 characters.</summary>
    public required string Text { get; init; }
}
