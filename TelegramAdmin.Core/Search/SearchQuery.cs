using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Search;

/// <summary>What is looked for, and where.</summary>
/// <param name="Text">Words; see <see cref="SearchTerms"/>.</param>
public sealed record SearchQuery(string Text)
{
    /// <summary>Only these kinds: what whoever asks may open.</summary>
    public IReadOnlyList<SearchKind> Kinds { get; init; } = Enum.GetValues<SearchKind>();

    /// <summary>Who asks: what belongs to others of the team alone stays theirs.</summary>
    public long? AdminId { get; init; }

    /// <summary>Only what has to do with one of these bots; null for all.</summary>
    public IReadOnlyCollection<BotId>? Bots { get; init; }

    public long? PersonId { get; init; }

    public string? State { get; init; }

    public bool HasMedia { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Up to, and without, this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>In hundredths of the currency's unit.</summary>
    public long? LeastAmount { get; init; }

    public long? MostAmount { get; init; }

    /// <summary>The page after this one.</summary>
    public long? Before { get; init; }

    public int Size { get; init; } = 50;

    /// <summary>Whether anything is asked at all: the whole index is no answer.</summary>
    public bool AsksNothing => SearchTerms.Read(Text).Count == 0 && Bots is null && PersonId is null && State is null && !HasMedia && From is null && Until is null && LeastAmount is null && MostAmount is null;
}

/// <summary>A page of what was found, the newest first.</summary>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record SearchPage(IReadOnlyList<FoundDocument> Hits, long? Next)
{
    public static SearchPage Empty { get; } = new([], null);
}
