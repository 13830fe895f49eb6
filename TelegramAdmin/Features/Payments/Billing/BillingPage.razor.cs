using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Revenue.Billing;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>What came in, and that every payment ended in one grant.</summary>
public sealed partial class BillingPage
{
    private Staff? _staff;
    private BillingFigures? _revenue;
    private PaymentStory? _story;
    private IReadOnlyList<Choice> _tabs = [new("payments", "Payments")];
    private IReadOnlyList<long> _shown = [];
    private string _currency = "USD";
    private decimal _starValue;
    private string _read = "";

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? Currency { get; set; }

    /// <summary>The payment whose story is shown.</summary>
    [SupplyParameterFromQuery]
    public long? Open { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required EngineOptions Engine { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required BillingFigureReader Revenue { get; init; }

    [Inject]
    public required PaymentStoryReader Stories { get; init; }

    [Inject]
    public required BillingCounts Counts { get; init; }

    [Inject]
    public required StripeDashboard Dashboard { get; init; }

    private IReadOnlyList<Choice> Items => [.. _tabs.Select(tab => tab with { Words = L.Sense($"{tab.Words} (payments)") })];

    private bool? IsLive => PaymentMode.Of(Engine.Stripe);

    private string Lead => (IsLive == false ? L["Stripe's test mode, no money moves."] + " " : "") + L["Stripe and Telegram Stars over one catalogue. Every payment ends in one grant or shows up here."] + " " + L["Money counts on the day it was paid, in your time zone."];

    private string ExportQuery => QueryHelpers.AddQueryString(new Uri(Navigation.Uri).Query, "zone", Reader.Zone.Id);

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<PaymentChanged>(e => e.WorkspaceId == _staff.Workspace);
    }

    protected override async Task OnParametersSetAsync()
    {
        _staff ??= await Session.GetAsync();
        var wanted = $"{Period} {Currency}";
        if (wanted != _read)
            await LoadAsync();
        _read = wanted;
        await OpenAsync();
    }

    protected override async Task RefreshAsync()
    {
        await LoadAsync();
        await OpenAsync();
    }

    private async Task LoadAsync()
    {
        var values = await Settings.OfAsync(_staff!.Workspace);
        _currency = Currency is { Length: 3 } chosen ? chosen.ToUpperInvariant() : values.Get(PaymentSettings.Currency);
        _starValue = values.Get(PaymentSettings.StarValue);
        _revenue = await Revenue.ReadAsync(_staff.Workspace, BillingPeriod.Of(Period, Clock.GetUtcNow(), Reader.Zone), _currency, IsLive);
        _tabs = await Counts.ReadAsync(_staff.Workspace, BillingPeriod.StartOf(Period, Clock.GetUtcNow(), Reader.Zone), IsLive);
    }

    private async Task OpenAsync() => _story = Open is { } id ? await Stories.FindAsync(_staff!.Workspace, id) : null;

    /// <summary>The payments of the list, for walking from one to the next.</summary>
    private void Shown(IReadOnlyList<long> ids)
    {
        if (_shown.SequenceEqual(ids))
            return;
        _shown = ids;
        StateHasChanged();
    }

    private string? Beside(int step)
    {
        var at = Open is { } id ? _shown.ToList().IndexOf(id) : -1;
        return at >= 0 && at + step >= 0 && at + step < _shown.Count
            ? Navigation.With(new Dictionary<string, object?> { ["open"] = _shown[at + step].ToString(CultureInfo.InvariantCulture) })
            : null;
    }
}
