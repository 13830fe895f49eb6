using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Access.Staffing;

/// <summary>Every way in which a change of the staff is refused.</summary>
public static class StaffErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "staff_not_found", "Nothing was changed. This person does not work here any more.");

    public static Failure LastOwner { get; } = new(FailureKind.Conflict, "last_owner",
        "Nothing was changed. A workspace needs an owner who can sign in, and this is the last one. Make somebody else an owner first.");

    public static Failure WorksElsewhere { get; } = new(FailureKind.Conflict, "staff_works_elsewhere",
        "Nothing was changed. This person works in another workspace too, and disabling would lock them out there. Remove them from this one instead.");

    public static Failure DisabledElsewhere { get; } = new(FailureKind.Conflict, "staff_disabled_elsewhere",
        "Nothing was changed. This person works in another workspace too, and may have been disabled there. Once they work in one alone, its owner can enable them.");

    public static Failure HasAccount { get; } = new(FailureKind.Conflict, "staff_has_account",
        "Nobody was added. This email has an account on this server, and its person decides where they work: invite them by a link.", "email");

    public static Failure AlreadyHere(string name) => new(FailureKind.Conflict, "staff_already_here", $"{name} works here already. Change the role in the list.", "email");
}
