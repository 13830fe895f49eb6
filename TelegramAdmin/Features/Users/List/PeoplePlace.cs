using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Profiles.Listing;

namespace TelegramAdmin.Features.Users.List;

/// <summary>What the address of the list says: filters, search, order, page, and who is open.</summary>
public sealed record PeoplePlace
{
    private const string UsualSort = "-seen";

    public IReadOnlyList<Audience> Conditions { get; init; } = [];

    public string? Search { get; init; }

    /// <summary>As in the address: "-seen".</summary>
    public string Sort { get; init; } = UsualSort;

    public string? Cursor { get; init; }

    public long? Open { get; init; }

    public string? Tab { get; init; }

    public Audience Audience => Conditions.Count == 0 ? Audience.Everybody : Audience.All([.. Conditions]);

    public bool IsFiltered => Conditions.Count > 0 || !string.IsNullOrWhiteSpace(Search);

    /// <summary>Filters and order, without page and open person: what two addresses of the same list share.</summary>
    public string Query => With(Conditions) is { Length: > 0 } address && address.Length > PeopleAt.Page.Length ? address[(PeopleAt.Page.Length + 1)..] : "";

    public static PeoplePlace Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return Read(query.SelectMany(p => p.Value.OfType<string>().Select(v => KeyValuePair.Create(p.Key, v))));
    }

    public static PeoplePlace Read(IEnumerable<KeyValuePair<string, string>> query)
    {
        var all = query.ToList();
        return new PeoplePlace
        {
            Conditions = PeopleAt.Read(all),
            Search = Value("q"),
            Sort = Value("sort") is { } sort && SortOf(sort) is not null ? sort : UsualSort,
            Cursor = Value("cursor"),
            Open = long.TryParse(Value("open"), NumberStyles.None, CultureInfo.InvariantCulture, out var open) ? open : null,
            Tab = Value("tab"),
        };

        string? Value(string name) => all.Find(p => p.Key == name).Value is { Length: > 0 } value ? value : null;
    }

    public PeopleFilter ToFilter(bool? isLive) => new()
    {
        Audience = Audience,
        Search = Search,
        Sort = SortOf(Sort) ?? PeopleSort.Seen,
        IsDescending = Sort.StartsWith('-'),
        After = PeopleCursor.Read(Cursor),
        IsLive = isLive,
    };

    /// <summary>The address with other conditions, on the first page, with nobody open.</summary>
    public string With(IEnumerable<Audience> conditions) => Address(conditions, Search);

    public string WithSearch(string? words) => Address(Conditions, words?.Trim());

    private string Address(IEnumerable<Audience> conditions, string? search)
    {
        var address = PeopleAt.With(conditions);
        if (!string.IsNullOrEmpty(search))
            address = QueryHelpers.AddQueryString(address, "q", search);
        return Sort == UsualSort ? address : QueryHelpers.AddQueryString(address, "sort", Sort);
    }

    private static PeopleSort? SortOf(string sort) => sort.TrimStart('-') switch
    {
        "seen" => PeopleSort.Seen,
        "joined" => PeopleSort.Joined,
        "credits" => PeopleSort.Credits,
        "spent" => PeopleSort.Spent,
        _ => null,
    };
}
