using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Features.Analytics.Conversations;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Sheets;

namespace TelegramAdmin.Features.Analytics.Revenue;

/// <summary>What came in, by what, and what people are worth.</summary>
public sealed partial class RevenuePage
{
    private RevenueFigures? _figures;
    private IReadOnlyList<FigureSheet> _sheets = [];
    private IReadOnlyList<string> _labels = [];
    private IReadOnlyList<string> _longLabels = [];
    private IReadOnlyList<ChartSeries> _series = [];

    [SupplyParameterFromQuery]
    public string? Currency { get; set; }

    [Inject]
    public required RevenueFigureReader Revenue { get; init; }

    [Inject]
    public required RevenueAt Addresses { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override object? Further => Currency;

    private RevenueTotals Now => _figures!.Now;

    private RevenueTotals? Before => _figures!.Before;

    private string Lead => _figures is null ? "" : L["What was paid, by what and by whom. {0}, days in {1}.", FigureWords.Period(_figures.Filter.Period), _figures.Filter.Period.Zone.Id];

    protected override void Forget() => _figures = null;

    protected override async Task ReadAsync(PeriodQuery query)
    {
        var figures = await Revenue.ReadAsync(Staff.Workspace, await Addresses.ToFilterAsync(Staff.Workspace, query, Currency));
        _labels = [.. figures.Filter.Period.Days.Select(day => day.ToString("d MMM", CultureInfo.CurrentCulture))];
        _longLabels = [.. figures.Filter.Period.Days.Select(day => day.ToString("dddd d MMMM", CultureInfo.CurrentCulture))];
        _series = [Series(L["Paid"], figures.Days), .. figures.DaysBefore is { } before ? [Series(L[PeriodQuery.Words(query.ComparedWith)], before, isPrevious: true)] : Array.Empty<ChartSeries>()];
        _sheets = RevenueSheets.Of(figures, query);
        _figures = figures;

        ChartSeries Series(string name, IReadOnlyList<long> values, bool isPrevious = false)
        {
            var unit = (decimal)Math.Pow(10, Amounts.Decimals(figures.Filter.Currency));
            return new(name, [.. values.Select(v => (double?)(v / unit))], isPrevious);
        }
    }

    private string Money(long amount) => Amounts.Money(amount, _figures!.Filter.Currency);

    private string At(RevenueKind kind = RevenueKind.Paid) => RevenueAt.RowsOf(_query, _figures!.Filter.Currency, kind);
}
