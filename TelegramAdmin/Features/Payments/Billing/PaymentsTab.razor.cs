using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;

namespace TelegramAdmin.Features.Payments.Billing;

public sealed partial class PaymentsTab
{
    private PaymentQuery _query = new();
    private PaymentFilter _filter = new();
    private IReadOnlyDictionary<long, string> _products = new Dictionary<long, string>();
    private IReadOnlyList<PaymentLine>? _rows;
    private PaymentTotals? _totals;
    private long? _next;
    private int _fresh;
    private string _read = "";

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    /// <summary>What amounts are in.</summary>
    [Parameter, EditorRequired]
    public required string Currency { get; set; }

    /// <summary>Which of Stripe's modes is looked at; null for both.</summary>
    [Parameter]
    public bool? IsLive { get; set; }

    /// <summary>Told which payments are in the list.</summary>
    [Parameter]
    public Action<IReadOnlyList<long>>? OnShown { get; set; }

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    [SupplyParameterFromQuery]
    public string? Product { get; set; }

    [SupplyParameterFromQuery]
    public string? With { get; set; }

    [SupplyParameterFromQuery]
    public string? Origin { get; set; }

    [SupplyParameterFromQuery(Name = "min")]
    public string? Least { get; set; }

    [SupplyParameterFromQuery(Name = "max")]
    public string? Most { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [SupplyParameterFromQuery]
    public long? Open { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PaymentReader Payments { get; init; }

    [Inject]
    public required ProductNames Products { get; init; }

    [Inject]
    public required PersonReader People { get; init; }

    private string? CountWords => _totals is not { } totals ? null
        : PaymentWords.Count(totals.Count, totals.IsMore, L) + (totals.IsMore || totals.Paid.Count == 0 ? "" : $", {PaymentWords.Sums(totals.Paid, L)}");

    protected override void OnParametersSet() => _query = new PaymentQuery(Period, Status, Product, With, Origin, Least, Most, Text);

    protected override async Task OnInitializedAsync()
    {
        _products = await Products.ReadAsync(Staff.Workspace);
        Follow<PaymentChanged>(e => e.WorkspaceId == Staff.Workspace);
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = $"{_query} {Cursor} {Currency}";
        if (wanted == _read)
            return;
        (_read, _rows, _totals) = (wanted, null, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _filter = await _query.ToFilterAsync(People, Staff.Workspace, Currency, IsLive, Clock.GetUtcNow(), Reader.Zone);
        var page = await Payments.ListAsync(Staff.Workspace, _filter, Cursor);
        (_rows, _next, _fresh) = (page.Rows, page.Next, 0);
        _totals = await Payments.TotalsAsync(Staff.Workspace, _filter);
        OnShown?.Invoke([.. _rows.Select(r => r.Payment.Id)]);
    }

    /// <summary>Rows change where they stand; new ones wait behind a button, so that nothing moves under the pointer.</summary>
    protected override async Task RefreshAsync()
    {
        if (_rows is not { Count: > 0 } rows)
        {
            await LoadAsync();
            return;
        }
        _rows = (await Payments.ListAsync(Staff.Workspace, _filter, rows[0].Payment.Id + 1)).Rows;
        if (Cursor is null)
            _fresh = (await Payments.ListAsync(Staff.Workspace, _filter)).Rows.Count(r => r.Payment.Id > rows[0].Payment.Id);
        _totals = await Payments.TotalsAsync(Staff.Workspace, _filter);
    }
}
