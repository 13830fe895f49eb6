using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Sequences;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Broadcasts.Sequencing;

/// <summary>A sequence as the form holds it.</summary>
public sealed class SequenceInput
{
    public string Name { get; set; } = "";

    public SequenceTrigger Trigger { get; set; } = SequenceTrigger.Joined;

    public string? TriggerValue { get; set; }

    public BotId? BotId { get; set; }

    public long? CategoryId { get; set; }

    public bool EndsWithReply { get; set; } = true;

    /// <summary>Whoever matches this leaves it; programs set it.</summary>
    public Audience? EndsFor { get; private init; }

    public List<StepLine> Steps { get; } = [];

    public static SequenceInput New()
    {
        var input = new SequenceInput();
        input.Steps.Add(new StepLine(new SequenceStep()));
        return input;
    }

    public static SequenceInput Of(Sequence sequence)
    {
        var input = new SequenceInput
        {
            Name = sequence.Name, Trigger = sequence.Trigger, TriggerValue = sequence.TriggerValue, BotId = sequence.BotId, CategoryId = sequence.CategoryId, EndsWithReply = sequence.EndsWithReply, EndsFor = sequence.EndsFor is { } filter ? Audience.Read(filter) : null,
        };
        input.Steps.AddRange(SequenceStep.Read(sequence.Steps).Select(step => new StepLine(step)));
        return input;
    }

    public SequenceDraft ToDraft() => new(Name, Trigger, [.. Steps.Select(s => s.Step)])
    {
        TriggerValue = string.IsNullOrWhiteSpace(TriggerValue) ? null : TriggerValue.Trim(), BotId = BotId, CategoryId = CategoryId, EndsWithReply = EndsWithReply, EndsFor = EndsFor,
    };
}

/// <summary>A step that keeps its place on the page while it changes.</summary>
public sealed class StepLine(SequenceStep step)
{
    public Guid Key { get; } = Guid.NewGuid();

    public SequenceStep Step { get; set; } = step;
}
