using System.Globalization;

namespace TelegramAdmin.Core.Profiles.Timeline;

/// <summary>One thing that happened with a person.</summary>
/// <param name="Kind">What it is; the source's own.</param>
/// <param name="At">When.</param>
/// <param name="Key">Unique within the kind, growing.</param>
/// <param name="Title">What happened, in a few words.</param>
public sealed record TimelineEntry(TimelineKind Kind, DateTimeOffset At, long Key, string Title)
{
    /// <summary>What was said, or more about it.</summary>
    public string? Text { get; init; }

    /// <summary>Who of the team, or which bot.</summary>
    public string? By { get; init; }

    /// <summary>The page where it stands.</summary>
    public string? Href { get; init; }

    /// <summary>With credits: how many came or went.</summary>
    public long? Credits { get; init; }

    /// <summary>With payments: in the smallest unit.</summary>
    public long? Amount { get; init; }

    public string? Currency { get; init; }
}

/// <summary>Kinds of entries. Of two at the same moment the later kind stands first.</summary>
public enum TimelineKind
{
    Met = 1,
    Message = 2,

    /// <summary>The team's word to itself in a conversation, and what happened there.</summary>
    Event = 3,
    Ledger = 4,
    Payment = 5,
    Campaign = 6,
    OptOut = 7,
    Note = 8,

    /// <summary>Something that somebody of the team did.</summary>
    Act = 9,
    BulkAct = 10,

    /// <summary>An automatic answer that acted.</summary>
    Rule = 11,

    /// <summary>What a model suggested, or left to a person.</summary>
    Ai = 12,
}

/// <summary>The last entry of a page.</summary>
public sealed record TimelineCursor(DateTimeOffset At, TimelineKind Kind, long Key)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{(int)Kind}.{Key}");

    public static TimelineCursor? Read(string? text) =>
        text?.Split('.') is [var at, var kind, var key] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new TimelineCursor(new DateTimeOffset(ticks, TimeSpan.Zero), (TimelineKind)number, id)
            : null;

    public static TimelineCursor Of(TimelineEntry entry) => new(entry.At, entry.Kind, entry.Key);

    /// <summary>What entries of a kind have to be older than: a time, and among those of that very time a key.</summary>
    public (DateTimeOffset At, long Key) BorderOf(TimelineKind kind) => (At, kind == Kind ? Key : kind < Kind ? long.MaxValue : long.MinValue);
}
