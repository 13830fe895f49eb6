using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Access.Inviting;

/// <summary>Every way in which an invitation is refused.</summary>
public static class InvitationErrors
{
    public static Failure Gone { get; } = new(FailureKind.NotFound, "invitation_gone",
        "This invitation does not work any more: it was used, taken back, or its 48 hours are over. Ask whoever invited you for a new one.");

    public static Failure NoGuest { get; } = new(FailureKind.Invalid, "invitation_guest_missing", "Write for whom it is, in up to 200 characters.", "guest");

    public static Failure NoPlace { get; } = new(FailureKind.Invalid, "invitation_place_missing", "Nobody was invited. Choose at least one workspace that you own and that is open.", "places");
}
