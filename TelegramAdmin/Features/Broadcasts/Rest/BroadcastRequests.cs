using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Broadcasts.Rest;

/// <summary>A broadcast to be written. What is left out is as it is without anybody's doing; with a change, as it was.</summary>
public sealed record BroadcastRequest
{
    /// <summary>1 to 100 characters, for the team.</summary>
    public string? Name { get; init; }

    /// <summary>Everybody where there is none.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Bots that may send it; empty for all of the workspace.</summary>
    public IReadOnlyList<long>? Bots { get; init; }

    /// <summary>What everybody gets. In the place of variants.</summary>
    public CampaignMessage? Message { get; init; }

    /// <summary>Several messages that are compared.</summary>
    public IReadOnlyList<BroadcastVariant>? Variants { get; init; }

    public BroadcastTest? Test { get; init; }

    public BroadcastTiming? Timing { get; init; }

    /// <summary>0 for none.</summary>
    public long? CategoryId { get; init; }

    public bool? IsPaid { get; init; }

    public int? ErrorLimit { get; init; }

    /// <summary>With a change: the version that was seen.</summary>
    public int? Version { get; init; }

    internal BroadcastDraft Onto(BroadcastDraft draft) => draft with
    {
        Name = Name ?? draft.Name,
        Audience = Audience ?? draft.Audience,
        Bots = Bots is null ? draft.Bots : Bots.Count == 0 ? null : Bots.Select(b => new BotId(b)).ToHashSet(),
        Variants = Variants ?? (Message is { } message ? [new BroadcastVariant("A", message)] : draft.Variants),
        Test = Test ?? draft.Test,
        Timing = Timing ?? draft.Timing,
        CategoryId = CategoryId is { } category ? category == 0 ? null : category : draft.CategoryId,
        IsPaid = IsPaid ?? draft.IsPaid,
        ErrorLimit = ErrorLimit ?? draft.ErrorLimit,
    };
}

/// <summary>A draft to be started.</summary>
public sealed record StartRequest
{
    /// <summary>How many people it goes to, as you believe; wanted from 10,000 on, and for everybody.</summary>
    public long? Confirm { get; init; }

    /// <summary>When, in the place of the draft's own.</summary>
    public BroadcastTiming? Schedule { get; init; }

    /// <summary>The version that was seen; the newest where it is left out.</summary>
    public int? Version { get; init; }
}

/// <summary>What was sent, changed in every chat that has it.</summary>
public sealed record EditSentRequest
{
    public CampaignMessage? Message { get; init; }

    public IReadOnlyList<BroadcastVariant>? Variants { get; init; }

    /// <summary>The version that was seen; the newest where it is left out.</summary>
    public int? Version { get; init; }
}
