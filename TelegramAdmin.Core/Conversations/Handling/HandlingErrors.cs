using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Every way in which handling a conversation is refused.</summary>
public static class HandlingErrors
{
    public static Failure NotOfTheTeam { get; } = new(FailureKind.Invalid, "not_of_the_team", "Nobody of the team has this number, or not any more. Choose somebody else.", "assignee");

    public static Failure SnoozeIsPast { get; } = new(FailureKind.Invalid, "snooze_is_past", "This time is over. Choose one that is still to come.", "until");

    public static Failure LabelNotFound { get; } = new(FailureKind.NotFound, "label_not_found", "There is no such label any more.", "label");

    public static Failure LabelExists(string name) => new(FailureKind.Conflict, "label_exists", $"There is a label “{name}” already.", "name");

    public static Failure LabelName { get; } = new(FailureKind.Invalid, "label_name_invalid", $"A label has 1 to {Label.LongestName} characters.", "name");

    public static Failure FilterName { get; } = new(FailureKind.Invalid, "filter_name_invalid", "A saved filter has a name of 1 to 60 characters.", "name");

    public static Failure FilterNotFound { get; } = new(FailureKind.NotFound, "filter_not_found", "This view was removed meanwhile.", "name");

    /// <summary>Two closed it at once; nothing is to be done.</summary>
    public static Failure AlreadyClosed(string by) => new(FailureKind.Conflict, "already_closed", $"{by} closed it a moment ago. Nothing was changed.");

    public const string AnsweredMeanwhileCode = "answered_meanwhile";

    /// <summary>Somebody answered what this operator had not seen yet.</summary>
    public static Failure AnsweredMeanwhile(string by) => new(FailureKind.Conflict, AnsweredMeanwhileCode,
        $"{by} answered while you wrote. Read it first; send again if yours is still needed.");
}
