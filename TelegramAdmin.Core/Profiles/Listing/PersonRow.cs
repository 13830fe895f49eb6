using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Payments.Reading;

namespace TelegramAdmin.Core.Profiles.Listing;

/// <summary>A person as the list shows them.</summary>
public sealed record PersonRow
{
    public required long TelegramUserId { get; init; }

    public required string Name { get; init; }

    /// <summary>Without the @.</summary>
    public string? Username { get; init; }

    public string? Language { get; init; }

    /// <summary>ISO 3166 code.</summary>
    public string? Country { get; init; }

    public required bool IsReachable { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Usernames of the bots that know them.</summary>
    public IReadOnlyList<string> Bots { get; init; } = [];

    /// <summary>Null for somebody who never had a credit.</summary>
    public long? Balance { get; init; }

    public DateTimeOffset? PassUntil { get; init; }

    public string? Tier { get; init; }

    /// <summary>Refunds taken off, by currency, the largest first.</summary>
    public IReadOnlyList<PaidSum> Spent { get; init; } = [];

    public RestrictionKind? Restriction { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required PersonState State { get; init; }
}

/// <summary>The one thing about a person that matters most.</summary>
public enum PersonState
{
    Banned,
    Muted,

    /// <summary>No bot of ours can write to them.</summary>
    Unreachable,

    /// <summary>Was seen in a group only; no bot may write to them until they start it.</summary>
    NotStarted,

    /// <summary>Messages are free for a time.</summary>
    Pass,

    /// <summary>Had credits, and has none left.</summary>
    NoCredits,

    /// <summary>Met within the last seven days.</summary>
    New,

    /// <summary>Wrote within the last thirty days.</summary>
    Active,

    /// <summary>None of these.</summary>
    Quiet,
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record PeoplePage(IReadOnlyList<PersonRow> Rows, PeopleCursor? Next);

internal static class PersonStates
{
    private static readonly TimeSpan NewFor = TimeSpan.FromDays(7);
    private static readonly TimeSpan ActiveFor = TimeSpan.FromDays(30);

    public static PersonState Of(RestrictionKind? restriction, bool isReachable, bool isStarted, DateTimeOffset? passUntil, long? balance, DateTimeOffset first, DateTimeOffset last, DateTimeOffset now) =>
        restriction == RestrictionKind.Ban ? PersonState.Banned
        : restriction == RestrictionKind.Mute ? PersonState.Muted
        : !isReachable ? isStarted ? PersonState.Unreachable : PersonState.NotStarted
        : passUntil > now ? PersonState.Pass
        : balance == 0 ? PersonState.NoCredits
        : first > now - NewFor ? PersonState.New
        : last > now - ActiveFor ? PersonState.Active
        : PersonState.Quiet;
}
