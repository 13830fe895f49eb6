using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Campaigns.Sequences;

/// <summary>Every way in which a sequence cannot be kept or entered.</summary>
public static class SequenceErrors
{
    internal const int LongestWait = 365 * 24 * 60;

    public static Failure NotFound { get; } = new(FailureKind.NotFound, "sequence_not_found", "This sequence does not exist, or was deleted. Nothing was changed.");

    public static Failure Changed { get; } = new(FailureKind.Conflict, "sequence_changed", "Somebody else changed this sequence meanwhile. Open it again, so that their change is not lost.");

    public static Failure Name { get; } = Invalid("name", $"A sequence needs a name of 1 to {Sequence.LongestName} characters.");

    public static Failure Steps { get; } = Invalid("steps", $"A sequence has 1 to {Sequence.MostSteps} steps.");

    public static Failure Wait { get; } = Invalid("steps", "A step waits for at most a year, and never for less than no time.");

    public static Failure StartLink { get; } = Invalid("trigger_value", "A start link carries 1 to 64 letters, digits, underscores or hyphens. Leave it empty for every link.");

    public static Failure TriggerValue { get; } = Invalid("trigger_value", "What begins this sequence does not exist, or was deleted. Choose another one.");

    public static Failure Category { get; } = Invalid("category", "This category does not exist, or was deleted. Choose another one.");

    public static Failure Bot { get; } = Invalid("bot", "This bot does not exist, or was removed. Choose another one.");

    public static Failure StillOn { get; } = new(FailureKind.Conflict, "sequence_on", "This sequence is on. Switch it off before you delete it.");

    public static Failure NameTaken(string name) => new(FailureKind.Conflict, "sequence_exists", $"There is a sequence \"{name}\" already. Take another name.", "name");

    internal static Failure InStep(int step, Failure failure) => failure with { Message = $"Step {step}: {failure.Message}", Field = "steps" };

    private static Failure Invalid(string field, string message) => new(FailureKind.Invalid, "sequence_invalid", message, field);
}
