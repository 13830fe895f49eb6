using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Analytics.Conversations;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>The rows behind a number of the figures.</summary>
public sealed partial class FigureRowsPage
{
    private Staff? _staff;
    private RowQuery _query = new(new FigureQuery());
    private FigureNames? _names;
    private FigureRowFilter? _filter;
    private FigureRowPage? _page;
    private int? _count;
    private string? _read;

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string? Bot { get; set; }

    [SupplyParameterFromQuery]
    public string? Operator { get; set; }

    [SupplyParameterFromQuery]
    public string? Label { get; set; }

    [SupplyParameterFromQuery]
    public string? Of { get; set; }

    [SupplyParameterFromQuery]
    public string? Hour { get; set; }

    [SupplyParameterFromQuery]
    public string? Least { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required FigureRowReader Rows { get; init; }

    [Inject]
    public required FigureNamesReader Names { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private bool IsNarrow => !_query.Figures.IsWide || _query.HourOfWeek is not null || _query.LeastSeconds is not null;

    private string CountWords => _count is { } count ? L.Count(count, "{0} row", "{0} rows") : "";

    protected override async Task OnParametersSetAsync()
    {
        _staff ??= await Session.GetAsync();
        var query = new RowQuery(new FigureQuery(Period, From, To, Bot, Operator, Label), Of, Hour, Least);
        var wanted = $"{query} {Cursor}";
        if (wanted == _read)
            return;
        (_read, _page, _count) = (wanted, null, query == _query ? _count : null);
        _query = query;
        _names = await Names.ReadAsync(_staff.Workspace);
        _filter = _query.ToFilter(Clock.GetUtcNow(), _names.Zone);
        _page = await Rows.ListAsync(_staff.Workspace, _filter, FigureCursor.Read(Cursor));
        _count ??= await Rows.CountAsync(_staff.Workspace, _filter);
    }
}
