using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Core.Analytics.Revenue.Billing;
using TelegramAdmin.Features.Analytics.Conversations;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Revenue;

namespace TelegramAdmin.Features.Payments.Billing;

public sealed partial class RevenuePanel
{
    private BillingFigures? _built;
    private IReadOnlyList<string> _labels = [];
    private IReadOnlyList<string> _longLabels = [];
    private IReadOnlyList<ChartSeries> _series = [];

    [Parameter, EditorRequired]
    public required BillingFigures Revenue { get; set; }

    /// <summary>What a Star counts as in the chart.</summary>
    [Parameter, EditorRequired]
    public required decimal StarValue { get; set; }

    [Parameter]
    public string? Period { get; set; }

    private BillingSums Now => Revenue.Now;

    private BillingSums Before => Revenue.Before;

    private decimal Unit => (decimal)Math.Pow(10, Amounts.Decimals(Revenue.Currency));

    private KpiDelta? AboutStars => Now.Stars == 0 ? null : new(L["about {0}", Money((long)(Now.Stars * StarValue * Unit))]);

    private KpiDelta? FailedDelta => Now.Failed - Before.Failed is var change && (Now.Failed, Before.Failed) == (0, 0) ? null
        : new(Numbers.Count(Math.Abs(change)), change >= 0, change == 0 ? null : change < 0);

    /// <summary>A live page draws often; the chart only when its numbers changed.</summary>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_built, Revenue))
            return;
        _built = Revenue;
        _labels = [.. Revenue.Steps.Select(s => s.From.ToString("d MMM", CultureInfo.CurrentCulture))];
        _longLabels = [.. Revenue.Steps.Select(s => s.From.ToString("dddd d MMMM", CultureInfo.CurrentCulture)).Select(day => Revenue.StepDays == 1 ? day : L["Week from {0}", day])];
        _series =
        [
            Series(L["Credits"], s => s.Credits / Unit),
            Series(L["Passes"], s => s.Passes / Unit),
            Series(L["Stars, at {0}", Symbol(StarValue)], s => s.Stars * StarValue),
        ];
    }

    private ChartSeries Series(string name, Func<BillingStep, decimal> value) => new(name, [.. Revenue.Steps.Select(s => (double?)Math.Round(value(s), 2))]);

    private KpiDelta? ShareOf(long part) => Now.Gross == 0 ? null : new(Numbers.Percent((double)part / Now.Gross));

    private string Money(long minorUnits) => Amounts.Money(minorUnits, Revenue.Currency);

    /// <summary>$0.013: a Star is worth less than a cent's precision shows.</summary>
    private string Symbol(decimal value) => Amounts.Money(0, Revenue.Currency) is var zero && zero.StartsWith('0')
        ? $"{value.ToString(CultureInfo.CurrentCulture)}{zero.TrimStart('0', '.', ',')}"
        : $"{zero[..zero.IndexOf('0', StringComparison.Ordinal)]}{value.ToString(CultureInfo.CurrentCulture)}";

    /// <summary>The rows behind a figure, over the same days.</summary>
    private string Rows(RevenueKind kind = RevenueKind.Paid, string? currency = null) =>
        RevenueAt.RowsOf(new PeriodQuery("own", FigureQuery.Text(Revenue.Period.From), FigureQuery.Text(Revenue.Period.To)), currency ?? Revenue.Currency, kind);

    private string Failed => QueryHelpers.AddQueryString("/billing", new Dictionary<string, string?> { ["tab"] = "failed", ["period"] = Period }.Where(p => p.Value is not null));
}
