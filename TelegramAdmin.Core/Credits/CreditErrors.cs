using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Credits;

public static class CreditErrors
{
    public static Failure NotEnough(long wanted, long balance) =>
        new(FailureKind.Conflict, "not_enough_credits", $"{wanted:N0} credits are needed and {balance:N0} are there. Nothing was taken.", "amount");

    public static Failure AmountInvalid { get; } =
        new(FailureKind.Invalid, "credit_amount_invalid", $"Write a whole number of credits from 1 to {EntryDraft.LargestAmount:N0}.", "amount");

    public static Failure ReasonMissing { get; } =
        new(FailureKind.Invalid, "reason_missing", $"Say why, in up to {CreditEntry.LargestNote} characters; the person and the ledger will show it.", "reason");

    public static Failure RequestIdInvalid { get; } =
        new(FailureKind.Invalid, "request_id_invalid", "Name the request with 1 to 100 characters, such as a UUID; the same name does the same thing once.", "request_id");

    public static Failure PersonNotFound { get; } =
        new(FailureKind.NotFound, "person_not_found", "Nobody with this Telegram id has met a bot of this workspace.");

    public static Failure TierNotFound { get; } = new(FailureKind.NotFound, "tier_not_found", "This tier does not exist any more. Choose another one.", "tier");

    public static Failure PassNotFound { get; } = new(FailureKind.NotFound, "pass_not_found", "This pass does not exist, or has ended.");

    public static Failure PassLengthInvalid { get; } = new(FailureKind.Invalid, "pass_length_invalid", "A pass lasts at least an hour and at most ten years.", "length");

    public static Failure HoldSettled { get; } = new(FailureKind.Conflict, "hold_settled", "These credits are not set aside any more.");

    public static Failure SourceReused { get; } =
        new(FailureKind.Conflict, "source_reused", "This reference moved the credits of somebody else, or another number of them. Use a new one.", "source");
}
