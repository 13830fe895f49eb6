using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Privacy;

/// <summary>Every way in which erasing or exporting a person is refused.</summary>
public static class PrivacyErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "person_unknown", "Nobody with this number is known in this workspace.");

    public static Failure NotAPerson { get; } = new(FailureKind.Invalid, "person_invalid", "This is not the number of a person; groups and channels have negative ones.");
}
