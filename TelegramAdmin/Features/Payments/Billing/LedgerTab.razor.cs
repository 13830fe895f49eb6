using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Features.Credits;

namespace TelegramAdmin.Features.Payments.Billing;

public sealed partial class LedgerTab
{
    private LedgerQuery _query = new();
    private LedgerPage? _page;
    private LedgerTotals? _totals;
    private IReadOnlyDictionary<long, string> _admins = new Dictionary<long, string>();
    private string? _text;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery]
    public string? Payment { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required LedgerReader Ledger { get; init; }

    [Inject]
    public required PersonReader People { get; init; }

    [Inject]
    public required StaffNames Names { get; init; }

    private IEnumerable<(string Name, string Label, string? Value)> Given => [("q", L["Search"], _query.Text), ("payment", L["Payment"], _query.Payment)];

    private string? CountWords => _totals is not { } totals ? null
        : totals.IsMore ? L["more than {0} entries", Numbers.Count(totals.Count)] : $"{L.Count(totals.Count, "{0} entry", "{0} entries")}, {Numbers.Signed(totals.In)}, {Numbers.Count(-totals.Out)}";

    protected override Task OnInitializedAsync()
    {
        Follow<CreditsChanged>(e => e.WorkspaceId == Staff.Workspace && Cursor is null);
        return Task.CompletedTask;
    }

    protected override Task OnParametersSetAsync()
    {
        _query = new LedgerQuery(Period, Kind, Text, Payment);
        _text ??= Text;
        return RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        var filter = await _query.ToFilterAsync(People, Staff.Workspace, Clock.GetUtcNow(), Reader.Zone);
        _admins = await Names.ReadAsync(Staff.Workspace);
        _page = await Ledger.ListAsync(Staff.Workspace, filter, Cursor);
        _totals = await Ledger.TotalsAsync(Staff.Workspace, filter);
    }

    private void Go(string name, string? value)
    {
        if (name == "q")
            _text = value;
        Navigation.NavigateTo(Navigation.With(name, value));
    }
}
