using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Broadcasts.Templates;
using TelegramAdmin.Core.Campaigns.Sequences;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Broadcasts.List;

public sealed partial class BroadcastsPage
{
    private const int Size = 25;
    private const string Scheduled = "scheduled";
    private const string Sequences = "sequences";
    private const string Templates = "templates";

    private Staff? _staff;
    private IReadOnlyList<BroadcastRow> _rows = [];
    private IReadOnlyList<SequenceLine> _sequences = [];
    private IReadOnlyList<Broadcast> _templates = [];
    private IReadOnlyDictionary<long, string> _audiences = new Dictionary<long, string>();
    private bool _hasOlder;
    private string? _read;
    private string? _text;

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required BroadcastReader Broadcasts { get; init; }

    [Inject]
    public required BroadcastTemplates Kept { get; init; }

    [Inject]
    public required SequenceReader Steps { get; init; }

    [Inject]
    public required AudienceSentences Sentences { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private Choice[] Items => [new("", L["All"]), new(Scheduled, L["Scheduled"]), new(Sequences, L["Sequences"]), new(Templates, L["Templates"])];

    private string Place => $"{Tab} {Search} {Cursor}";

    private string? OlderHref => _hasOlder ? Navigation.With(UrlState.Cursor, _rows[^1].Broadcast.Id.ToString(CultureInfo.InvariantCulture)) : null;

    private string EmptyText => !string.IsNullOrEmpty(Search) ? L["No broadcast is called so."] : Tab == Scheduled ? L["Nothing is scheduled."] : L["No broadcasts yet. Write one, send it to yourself first."];

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<BroadcastChanged>(e => e.WorkspaceId == _staff.Workspace);
        Follow<SequenceChanged>(e => e.WorkspaceId == _staff.Workspace);
    }

    protected override async Task OnParametersSetAsync()
    {
        _text ??= Search;
        if (_read != Place)
            await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        var workspace = _staff!.Workspace;
        switch (Tab)
        {
            case Sequences: _sequences = await Steps.ListAsync(workspace); break;
            case Templates: _templates = await Kept.ListAsync(workspace); break;
            default: await ReadAsync(); break;
        }
        _read = Place;
    }

    private async Task ReadAsync()
    {
        var before = long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var found = await Broadcasts.ListAsync(_staff!.Workspace, Tab == Scheduled ? [BroadcastState.Scheduled] : BroadcastStates.Sendable, Search, before, Size);
        (_rows, _hasOlder) = ([.. found.Take(Size)], found.Count > Size);
        _audiences = await Sentences.OfAsync(_staff.Workspace, _rows.Select(r => r.Broadcast), L);
    }

    private void Find(string? words) => Navigation.NavigateTo(Navigation.With("q", words));

    private async Task CategoriesAsync() => await Dialogs.OpenAsync<CategoryDialog>(L["Categories"], options: FormDialogs.Narrow);
}
