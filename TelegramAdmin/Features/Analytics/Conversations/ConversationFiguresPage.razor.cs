using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Analytics.Conversations;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>How quickly the team answers and settles, and what people say of it.</summary>
public sealed partial class ConversationFiguresPage
{
    private Staff? _staff;
    private FigureQuery _query = new();
    private FigureNames? _names;
    private ConversationFigures? _figures;
    private ConversationFlow? _flow;
    private FigureQuery? _read;

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

    /// <summary>What the bars measure.</summary>
    [SupplyParameterFromQuery]
    public string? By { get; set; }

    /// <summary>What the hours of the week show.</summary>
    [SupplyParameterFromQuery]
    public string? Hours { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required ConversationFigureReader Figures { get; init; }

    [Inject]
    public required ConversationFlowReader Flow { get; init; }

    [Inject]
    public required FigureNamesReader Names { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private string Lead => _names is null ? ""
        : (_figures is null ? "" : FigureWords.Period(_figures.Period) + ". ")
            + (_names.IsAlwaysOpen ? L["Times count the whole day; days in {0}.", _names.Zone.Id] : L["Times count business hours only; days in {0}.", _names.Zone.Id]);

    protected override async Task OnParametersSetAsync()
    {
        _staff ??= await Session.GetAsync();
        _query = new FigureQuery(Period, From, To, Bot, Operator, Label);
        if (_query == _read)
            return;
        (_read, _figures) = (_query, null);
        _names = await Names.ReadAsync(_staff.Workspace);
        var filter = _query.ToFilter(Clock.GetUtcNow(), _names.Zone);
        _flow = await Flow.ReadAsync(_staff.Workspace, filter);
        _figures = await Figures.ReadAsync(_staff.Workspace, filter);
    }
}
