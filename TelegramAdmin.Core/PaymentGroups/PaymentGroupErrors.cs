using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.PaymentGroups;

/// <summary>Every way in which work on a payment group is refused.</summary>
public static class PaymentGroupErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "payment_group_not_found", "There is no such payment group any more.");

    public static Failure NoGroup { get; } = new(FailureKind.Conflict, "payment_group_not_made", "There is no group to look at yet: the person has not chosen one.");

    public static Failure Silent { get; } = new(FailureKind.Unavailable, "payment_group_silent", "Telegram does not answer now. The group is looked at again within minutes.");
}
