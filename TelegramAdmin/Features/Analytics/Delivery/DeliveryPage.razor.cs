using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Core.Analytics.Delivery;
using TelegramAdmin.Features.Analytics.Conversations;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Sheets;

namespace TelegramAdmin.Features.Analytics.Delivery;

/// <summary>What became of messages, by bot, program and cause.</summary>
public sealed partial class DeliveryPage
{
    private DeliveryFigures? _figures;
    private IReadOnlyList<FigureSheet> _sheets = [];
    private IReadOnlyList<string> _labels = [];
    private IReadOnlyList<string> _longLabels = [];
    private IReadOnlyList<ChartSeries> _series = [];

    [Inject]
    public required DeliveryFigureReader Delivery { get; init; }

    [Inject]
    public required DeliverySheets Sheets { get; init; }

    private DeliveryCounts Now => _figures!.Now;

    private DeliveryCounts? Before => _figures!.Before;

    private string Lead => _figures is null ? "" : L["What became of messages. {0}, days in {1}.", FigureWords.Period(_figures.Filter.Period), _figures.Filter.Period.Zone.Id];

    protected override void Forget() => _figures = null;

    protected override async Task ReadAsync(PeriodQuery query)
    {
        var figures = await Delivery.ReadAsync(Staff.Workspace, DeliveryAt.ToFilter(query, Clock.GetUtcNow()));
        _sheets = await Sheets.OfAsync(Staff.Workspace, figures, query);
        _labels = [.. figures.Filter.Period.Days.Select(day => day.ToString("d MMM", CultureInfo.CurrentCulture))];
        _longLabels = [.. figures.Filter.Period.Days.Select(day => day.ToString("dddd d MMMM", CultureInfo.CurrentCulture))];
        _series = [Series(L["Sent"], d => d.Sent), Series(L["Failed"], d => d.Failed), Series(L["Unknown"], d => d.Unknown), Series(L["Waiting or cancelled"], d => d.Waiting + d.Cancelled)];
        _figures = figures;

        ChartSeries Series(string name, Func<DeliveryCounts, long> value) => new(name, [.. figures.Days.Select(d => (double?)value(d))]);
    }
}
