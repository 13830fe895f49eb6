using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Analytics.Revenue.Billing;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Payments.Products;

/// <summary>What people can buy, how it sells, and whether Stripe has it as we have it.</summary>
public sealed partial class ProductsPage
{
    private const string New = "new";
    private const string Promos = "promos";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private Staff? _staff;
    private IReadOnlyList<Product>? _products;
    private IReadOnlyDictionary<long, ProductSales> _sales = new Dictionary<long, ProductSales>();
    private IReadOnlyList<PromoCode> _promos = [];
    private IReadOnlyList<Tier> _tiers = [];
    private string _currency = "USD";
    private (string?, string?, string?)? _read;

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    /// <summary>A product's number, or "new".</summary>
    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required EngineOptions Engine { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required CatalogueReader Catalogue { get; init; }

    [Inject]
    public required SalesReader Sales { get; init; }

    [Inject]
    public required TierReader Tiers { get; init; }

    [Inject]
    public required ProductActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private PeriodQuery Query => new(Period, From, To, Zone: Reader.Zone.Id);

    /// <summary>In which sales are counted.</summary>
    private DayPeriod Days => Query.At(Clock.GetUtcNow());

    private bool IsPromos => Tab == Promos;

    private bool IsNew => Open == New && _staff?.MayManage == true;

    private Product? Opened => _products?.FirstOrDefault(p => p.Id.ToString(CultureInfo.InvariantCulture) == Open);

    private IReadOnlyList<Product> Visible => [.. _products!.Where(p => (p.ArchivedAt is not null) == (Tab == "archived")).Where(p => Tab switch
    {
        "credits" => p.Kind == ProductKind.Credits,
        "passes" => p.Kind == ProductKind.Pass,
        _ => true,
    })];

    private IReadOnlyList<Choice> Items =>
    [
        new("", L["All"], Count(p => p.ArchivedAt is null)),
        new("credits", L["Credits"], Count(p => p is { ArchivedAt: null, Kind: ProductKind.Credits })),
        new("passes", L["Passes"], Count(p => p is { ArchivedAt: null, Kind: ProductKind.Pass })),
        new("archived", L["Archived"], Count(p => p.ArchivedAt is not null)),
        new(Promos, L["Promo codes"], Numbers.Count(_promos.Count(p => p.ArchivedAt is null))),
    ];

    private string Lead
    {
        get
        {
            if (!Engine.Stripe.IsOn)
                return L["Sold for Telegram Stars. Cards are off until a Stripe key is configured."];
            var sold = _products?.Where(p => p.ArchivedAt is null && p.Sync != SyncState.Off).ToList() ?? [];
            var open = sold.Count(p => p.Sync != SyncState.InStep);
            return (open, sold.Max(p => p.SyncedAt)) switch
            {
                (0, null) => L["Stripe in step."],
                (0, { } at) => L["Stripe in step, last told {0}.", Words(at)],
                (_, null) => L["{0} of {1} not in step with Stripe.", open, sold.Count],
                (_, { } at) => L["{0} of {1} not in step with Stripe, last told {2}.", open, sold.Count, Words(at)],
            };
        }
    }

    private string EmptyText => Tab switch
    {
        "archived" => L["Nothing is archived."],
        "credits" => L["No credits on sale. Add a product, and the bot offers it under /buy."],
        "passes" => L["No passes on sale. A pass makes messages free for a time."],
        _ => L["Nothing on sale yet. Add a product, and the bot offers it under /buy."],
    };

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<CatalogueChanged>(e => e.WorkspaceId == _staff.Workspace);
        Follow<PaymentChanged>(e => e.WorkspaceId == _staff.Workspace);
        RefreshEvery(LookEvery);
    }

    protected override async Task OnParametersSetAsync()
    {
        _staff ??= await Session.GetAsync();
        if ((Period, From, To) == _read)
            return;
        _read = (Period, From, To);
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        var workspace = _staff!.Workspace;
        _currency = await Settings.GetAsync(workspace, PaymentSettings.Currency);
        _sales = await Sales.ReadAsync(workspace, Days, PaymentMode.Of(Engine.Stripe));
        _tiers = [.. (await Tiers.ListAsync(workspace)).Select(t => t.Tier)];
        _promos = await Tiers.PromosAsync(workspace);
        _products = await Catalogue.ListAsync(workspace);
    }

    private string Words(DateTimeOffset at) => Clock.GetUtcNow() - at < TimeSpan.FromMinutes(1) ? L["just now"] : L["{0} ago", Numbers.Duration(TimeSpan.FromMinutes(Math.Floor((Clock.GetUtcNow() - at).TotalMinutes)))];

    private string Count(Func<Product, bool> which) => Numbers.Count(_products?.Count(which));

    private ProductSales SalesOf(Product product) => _sales.GetValueOrDefault(product.Id) ?? ProductSales.None;

    private async Task SavedAsync(Product product)
    {
        await RefreshAsync();
        Navigation.NavigateTo(Navigation.With(new Dictionary<string, object?> { ["open"] = product.Id }));
    }

    private async Task SyncAsync()
    {
        var report = await Acts.SyncAsync();
        if (report.Failure is { } failure)
            Toasts.Failed(L["Stripe and we could not be compared"], L[failure.Message]);
        else
            Toasts.Done(L["Compared with Stripe"], report.Differing == 0 ? L["Both have the same."] : L.Count(report.Differing, "{0} product differs.", "{0} products differ."));
        await RefreshAsync();
    }

    private async Task ImportAsync()
    {
        if (await Dialogs.OpenAsync<ImportDialog>(L["Import from Stripe"], options: FormDialogs.Wide) is Product imported)
            await SavedAsync(imported);
    }

    private async Task AddPromoAsync()
    {
        if (await Dialogs.OpenAsync<PromoDialog>(L["Add promo code"], options: FormDialogs.Wide) is true)
            await RefreshAsync();
    }
}
