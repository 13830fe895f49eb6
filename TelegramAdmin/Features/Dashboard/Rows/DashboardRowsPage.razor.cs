using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Analytics.Overview.Rows;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Dashboard.Figures;

namespace TelegramAdmin.Features.Dashboard.Rows;

/// <summary>What a figure of the dashboard counts, row by row, and what the rows come to.</summary>
public sealed partial class DashboardRowsPage
{
    private IReadOnlyDictionary<BotId, string> _bots = new Dictionary<BotId, string>();
    private OverviewRowFilter? _filter;
    private OverviewRowPage? _page;
    private double? _counted;
    private Staff? _staff;

    /// <summary>The figure's name.</summary>
    [SupplyParameterFromQuery]
    public string? Of { get; set; }

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? Bot { get; set; }

    [SupplyParameterFromQuery]
    public string? Product { get; set; }

    /// <summary>How many newer rows are left out.</summary>
    [SupplyParameterFromQuery]
    public int? Cursor { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required OverviewRowReader Rows { get; init; }

    [Inject]
    public required OverviewReader Overview { get; init; }

    [Inject]
    public required BotNames BotNames { get; init; }

    private string Title => _filter is null ? L["Rows"] : L[FigureTitles.Title(_filter.Key)];

    private string Lead => _filter is null ? "" : L[FigureTitles.Meaning(_filter.Key)] + ".";

    private string DashboardHref => _filter is null ? "/dashboard"
        : QueryHelpers.AddQueryString("/dashboard", new Dictionary<string, string?> { ["period"] = Period, ["bot"] = Bot, ["set"] = Sets.Key(FigureTitles.Theme(_filter.Key)) }.Where(p => p.Value is not null));

    private string ExportQuery => QueryHelpers.AddQueryString(new Uri(Navigation.Uri).Query, "zone", Reader.Zone.Id);

    protected override async Task OnParametersSetAsync()
    {
        _staff ??= await Session.GetAsync();
        (_page, _counted) = (null, null);
        _filter = RowsAt.Read(Of, Period, Bot, Product, Reader.Zone.Id);
        if (_filter is null)
            return;
        _bots = await BotNames.ReadAsync(_staff.Workspace);
        _page = await Rows.ReadAsync(_staff.Workspace, _filter, Math.Max(Cursor ?? 0, 0));
        if (_filter.Product is null)
            _counted = (await Overview.ReadAsync(_staff.Workspace, _filter.Bot, FigureTitles.Theme(_filter.Key), _filter.Period, _filter.Zone)).Find(_filter.Key)?.Value;
    }

    private string TotalWords(OverviewRowPage page) => page.Unit switch
    {
        FigureUnit.Count when page.Total is { } total && (long)total == page.Count => L.Count(page.Count, "{0} row", "{0} rows"),
        FigureUnit.Count => $"{L.Count(page.Count, "{0} row", "{0} rows")}, {Numbers.Count((long?)page.Total)}",
        FigureUnit.Money or FigureUnit.Stars => $"{L.Count(page.Count, "{0} row", "{0} rows")}, {Amounts.Money((long)(page.Total ?? 0), page.Currency)}",
        FigureUnit.Seconds => $"{L.Count(page.Count, "{0} row", "{0} rows")}, {Time(page.Total)}",
        _ => $"{L.Count(page.Count, "{0} row", "{0} rows")}, {Numbers.Percent(page.Total, 2)}",
    };

    private string ValueWords(OverviewRow row) => row switch
    {
        { Value: null } => "",
        { Currency: { } currency } => Amounts.Money((long)row.Value, currency),
        _ when _page!.Unit == FigureUnit.Seconds => Time(row.Value),
        _ when _filter!.Key == "in-time" => row.Value > 0 ? L["in time"] : L["late"],
        { Kind: OverviewRowKind.Message or OverviewRowKind.Update } => "",
        _ => Numbers.Count((long)row.Value),
    };

    private static string Time(double? seconds) => seconds is { } value ? Numbers.Duration(TimeSpan.FromSeconds(Math.Round(value))) : Numbers.None;
}
