using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Features.Analytics.Periods;

namespace TelegramAdmin.Features.Analytics.Revenue;

/// <summary>The payments, refunds or disputes that a figure is made of.</summary>
public sealed partial class RevenueRowsPage
{
    private RevenueRowFilter? _filter;
    private RevenueRowPage? _page;
    private (long Rows, long Amount)? _sum;
    private long? _people;

    [SupplyParameterFromQuery]
    public string? Currency { get; set; }

    [SupplyParameterFromQuery]
    public string? Of { get; set; }

    [SupplyParameterFromQuery]
    public string? Product { get; set; }

    [SupplyParameterFromQuery]
    public string? With { get; set; }

    [SupplyParameterFromQuery]
    public string? Origin { get; set; }

    [SupplyParameterFromQuery]
    public string? Cohort { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    [Inject]
    public required RevenueAt At { get; init; }

    [Inject]
    public required RevenueRows Rows { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string CountWords => _sum is not { } sum ? ""
        : $"{L.Count(sum.Rows, "{0} row", "{0} rows")}, " + (_filter!.Filter.Currency.Length == 0 ? L.Count(_people ?? 0, "{0} person", "{0} people") : Amounts.Money(sum.Amount, _filter.Filter.Currency));

    protected override object? Further => (Currency, Of, Product, With, Origin, Cohort, Cursor);

    protected override void Forget() => (_page, _sum, _people) = (null, null, null);

    protected override async Task ReadAsync(PeriodQuery query)
    {
        _filter = await At.ToRowsAsync(Staff.Workspace, query, name => name switch { "currency" => Currency, "of" => Of, "product" => Product, "with" => With, "origin" => Origin, _ => Cohort });
        _page = await Rows.ListAsync(Staff.Workspace, _filter, long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null);
        _sum = await Rows.SumAsync(Staff.Workspace, _filter);
        _people = await Rows.PeopleAsync(Staff.Workspace, _filter);
    }

    private static string? Raw(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
