using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Search;

/// <summary>What the index keeps of one thing.</summary>
public sealed record SearchDocument(SearchKey Key, string Title, DateTimeOffset At)
{
    private const int LongestTitle = 300;
    private const int LongestText = 4096;
    private const int MostWords = 1000;
    private const int ShortestPart = 3;

    /// <summary>What else it says.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether words of the title find it; not where the title is somebody else's name.</summary>
    public bool IsFoundByTitle { get; init; } = true;

    /// <summary>Whether the end of a word finds it too, as "dele" finds Adele.</summary>
    public bool IsFoundByParts { get; init; }

    /// <summary>Ids by which it is known, here and elsewhere.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    public BotId? BotId { get; init; }

    /// <summary>Every bot that has to do with it; <see cref="BotId"/> need not be repeated.</summary>
    public IReadOnlyList<BotId> Bots { get; init; } = [];

    /// <summary>The Telegram id of whoever it is about.</summary>
    public long? PersonId { get; init; }

    /// <summary>What it stands in: a message's conversation, a post's channel.</summary>
    public long? ParentId { get; init; }

    /// <summary>Who alone of the team may find it; null for everybody.</summary>
    public long? AdminId { get; init; }

    /// <summary>Money in hundredths of its unit, whatever the currency.</summary>
    public long? Amount { get; init; }

    /// <summary>One word in lower case.</summary>
    public string? State { get; init; }

    public bool HasMedia { get; init; }

    internal SearchRow ToRow(SearchKind kind)
    {
        var titled = IsFoundByTitle ? SearchWords.Of(Title) : [];
        return new SearchRow(Key.WorkspaceId, (long)kind, Key.Id, BotId?.Value, PersonId, ParentId, AdminId, At, Amount, State, HasMedia,
            ShortText.Cut(Title, LongestTitle), ShortText.Cut(Text, LongestText), [.. Tags(kind)],
            [.. titled.Concat(SearchWords.Of(ShortText.Cut(Text, LongestText))).Take(MostWords)], [.. Parts(titled).Distinct()]);
    }

    private IEnumerable<string> Tags(SearchKind kind)
    {
        yield return SearchTags.Workspace(Key.WorkspaceId);
        yield return SearchTags.Kind(kind);
        foreach (var bot in BotId is { } own ? Bots.Append(own).Distinct() : Bots)
            yield return SearchTags.Bot(bot);
        if (PersonId is { } person)
            yield return SearchTags.Person(person);
        if (State is { } state)
            yield return SearchTags.State(state);
        if (HasMedia)
            yield return SearchTags.Media;
    }

    private IEnumerable<string> Parts(IReadOnlyList<string> titled)
    {
        foreach (var id in Ids)
            yield return SearchWords.Whole(id);
        if (Amount is { } amount)
            yield return SearchTags.Amount(amount);
        if (!IsFoundByParts)
            yield break;
        foreach (var word in titled)
        {
            for (var start = 1; start <= word.Length - ShortestPart; start++)
            {
                if (!char.IsLowSurrogate(word[start]))
                    yield return word[start..];
            }
        }
    }
}

/// <summary>Marks by which filters find what they mean. Each is a word of letters and digits.</summary>
internal static class SearchTags
{
    public const string Media = "media";

    public static string Workspace(WorkspaceId workspace) => "w" + workspace.ToString();

    public static string Kind(SearchKind kind) => string.Create(CultureInfo.InvariantCulture, $"k{(int)kind}");

    public static string Bot(BotId bot) => "b" + Number(bot.Value);

    public static string Person(long person) => "p" + Number(person);

    public static string State(string state) => "s" + SearchWords.Whole(state);

    /// <summary>Among the words, so that a number in the search can mean it or something else.</summary>
    public static string Amount(long hundredths) => string.Create(CultureInfo.InvariantCulture, $"amt{hundredths}");

    // Groups have negative numbers, and a forged address may name any.
    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture).Replace('-', 'n');
}
