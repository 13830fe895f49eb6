using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences;

/// <summary>What a sequence shall be, as somebody wrote it.</summary>
public sealed record SequenceDraft(string Name, SequenceTrigger Trigger, IReadOnlyList<SequenceStep> Steps)
{
    /// <summary>See <see cref="Sequence.TriggerValue"/>.</summary>
    public string? TriggerValue { get; init; }

    public BotId? BotId { get; init; }

    public long? CategoryId { get; init; }

    public bool EndsWithReply { get; init; }

    public Audience? EndsFor { get; init; }

    public static SequenceDraft Of(Sequence sequence) => new(sequence.Name, sequence.Trigger, SequenceStep.Read(sequence.Steps))
    {
        TriggerValue = sequence.TriggerValue,
        BotId = sequence.BotId,
        CategoryId = sequence.CategoryId,
        EndsWithReply = sequence.EndsWithReply,
        EndsFor = sequence.EndsFor is { } filter ? Audience.Read(filter) : null,
    };
}

/// <summary>A sequence with how many are where.</summary>
public sealed record SequenceLine(Sequence Sequence, SequenceCounts Counts);

/// <param name="UnderWay">Wait for a step, or for a message that is in the queue.</param>
/// <param name="Left">Ended before the last step.</param>
/// <param name="Messages">That reached people.</param>
public sealed record SequenceCounts(long UnderWay, long Finished, long Left, long Messages)
{
    public long Entered => UnderWay + Finished + Left;
}

/// <param name="Waiting">Are before this step.</param>
/// <param name="Passed">Had it, or were passed by.</param>
public sealed record StepCounts(int Step, long Waiting, long Passed);
