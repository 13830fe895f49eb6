using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Moderation;

/// <summary>Every way in which a ban, a mute or a stopped message is refused.</summary>
public static class ModerationErrors
{
    public static Failure PersonNotFound { get; } = new(FailureKind.NotFound, "person_not_found", "No bot of this workspace knows this person. Nothing was changed.");

    public static Failure IsStaff(string name) => new(FailureKind.Conflict, "person_is_staff",
        $"{name} is of the team. Nothing was changed. Remove them from the team first, in Settings, Operators and roles.");

    public static Failure ReasonMissing { get; } = new(FailureKind.Invalid, "restriction_reason_missing",
        $"Nothing was changed. Say why, in 1 to {Restriction.LongestReason} characters; only the team reads it.", "reason");

    public static Failure KindUnknown { get; } = new(FailureKind.Invalid, "restriction_kind_unknown", "Nothing was changed. A restriction is a ban or a mute.", "kind");

    public static Failure UntilIsPast { get; } = new(FailureKind.Invalid, "restriction_until_past",
        "Nothing was changed. This time is over. Choose one that is still to come, or leave it out for good.", "until");

    public static Failure NotRestricted { get; } = new(FailureKind.NotFound, "person_not_restricted", "This person is neither banned nor muted, or not any more.");

    public static Failure StoppedNotFound { get; } = new(FailureKind.NotFound, "stopped_message_not_found", "This message is not kept any more. Stopped messages are kept for 30 days.");

    public static Failure AlreadyLetThrough { get; } = new(FailureKind.Conflict, "already_let_through", "Somebody let it through already. Nothing was changed.");
}
