using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Search;

/// <summary>Everything that can be found, by words and filters, which all stand in the address.</summary>
public sealed partial class SearchPage : IDisposable
{
    private const int Size = 30;
    private const int MostPlaces = 5;

    private static readonly Dictionary<string, object?> NoFilters = new()
    {
        ["from"] = null, ["to"] = null, ["bot"] = null, ["person"] = null, ["least"] = null, ["most"] = null, ["state"] = null, ["media"] = null, [UrlState.Cursor] = null,
    };

    private readonly CancellationTokenSource _left = new();
    private IReadOnlyDictionary<SearchKind, int> _counts = new Dictionary<SearchKind, int>();
    private IReadOnlyDictionary<BotId, string> _bots = new Dictionary<BotId, string>();
    private IReadOnlyList<SavedSearch> _saved = [];
    private IReadOnlyList<WordRun> _marks = [];
    private IReadOnlyList<Place> _places = [];
    private Core.Search.SearchPage? _page;
    private SearchQuery? _query;
    private Staff? _staff;
    private string? _personName;
    private string _name = "";
    private string _shown = "";

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public long? Bot { get; set; }

    [SupplyParameterFromQuery]
    public long? Person { get; set; }

    [SupplyParameterFromQuery]
    public string? Least { get; set; }

    [SupplyParameterFromQuery]
    public string? Most { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public bool? Media { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required SearchReader Index { get; init; }

    [Inject]
    public required Places Known { get; init; }

    [Inject]
    public required SavedSearches Saved { get; init; }

    [Inject]
    public required LiveStatus Live { get; init; }

    [Inject]
    public required PersonReader People { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private SearchState Current => new(Text, Kind, From, To, Bot, Person, Least, Most, State, Media == true);

    private IReadOnlyList<Choice> Tabs => _staff is null ? [] :
    [
        new Choice("", L["All"], CountOf(_counts.Values.Sum())),
        .. HitWords.For(_staff).Where(k => _counts.ContainsKey(k) || k == Current.Of).Select(k => new Choice(HitWords.Name(k), L[HitWords.Title(k)], CountOf(_counts.GetValueOrDefault(k)))),
    ];

    private string? CountWords => _page is null || _query!.AsksNothing ? null : L.Count(Total, "{0} result", "{0} results") + (IsMore ? "+" : "");

    private int Total => Current.Of is { } kind ? _counts.GetValueOrDefault(kind) : _counts.Values.Sum();

    private bool IsMore => (Current.Of is { } kind ? _counts.GetValueOrDefault(kind) : _counts.Values.DefaultIfEmpty().Max()) > SearchReader.MostCounted;

    private string PageWords => L["{0} shown, the newest first", Numbers.Count(_page!.Hits.Count)];

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var shown = $"{Current}{Cursor}";
        if (shown == _shown && _staff is not null)
            return;
        _shown = shown;
        _staff ??= await Session.GetAsync();
        _page = null;
        _query = Current.ToQuery(_staff, Reader, Cursor, Size);
        _marks = SearchTerms.Marks(_query.Text);
        _places = Current.HasFilters ? [] : Known.Find(_query.Text, _staff, MostPlaces);
        var (query, cancellation) = (_query, _left.Token);
        if (_bots.Count == 0)
            await LoadNamesAsync(_staff, cancellation);
        _personName = Person is { } person ? (await People.ReadAsync(_staff.Workspace, [person], cancellation)).Of(person).Name : null;
        var page = await Index.ReadAsync(_staff.Workspace, query, cancellation);
        var counts = await Index.CountAsync(_staff.Workspace, query with { Kinds = HitWords.For(_staff) }, cancellation);
        if (query == _query)
            (_page, _counts) = (page, counts);
    }

    private async Task LoadNamesAsync(Staff staff, CancellationToken cancellation)
    {
        _bots = (await Live.ReadAsync(staff.Workspace)).Bots.ToDictionary(b => b.Bot.Id, b => b.Bot.Name);
        _saved = await Saved.ReadAsync(staff.Workspace, staff.AdminId, cancellation);
    }

    private async Task SaveAsync()
    {
        var saved = await Saved.SaveAsync(_staff!.Workspace, _staff.AdminId, _name, Navigation.With(UrlState.Cursor, null).Split('?', 2).ElementAtOrDefault(1) ?? "");
        _name = "";
        if (saved.Failure is { } failure)
            Toasts.Failed(L["The search was not saved."], failure.Message);
        else
            Toasts.Done(L["Search saved"], saved.Value.Name);
        _saved = await Saved.ReadAsync(_staff.Workspace, _staff.AdminId);
    }

    private async Task RemoveAsync(SavedSearch search)
    {
        await Saved.RemoveAsync(_staff!.Workspace, _staff.AdminId, search.Id);
        _saved = await Saved.ReadAsync(_staff.Workspace, _staff.AdminId);
        Toasts.Undoable(L["{0} was removed.", search.Name], async () =>
        {
            await Saved.SaveAsync(_staff.Workspace, _staff.AdminId, search.Name, search.Query);
            _saved = await Saved.ReadAsync(_staff.Workspace, _staff.AdminId);
            await InvokeAsync(StateHasChanged);
        });
    }

    private string? BotName(FoundDocument hit) => hit.BotId is { } bot && _bots.Count > 1 ? _bots.GetValueOrDefault(bot) : null;

    private static string CountOf(int count) => count > SearchReader.MostCounted ? Numbers.Count(SearchReader.MostCounted) + "+" : Numbers.Count(count);
}
