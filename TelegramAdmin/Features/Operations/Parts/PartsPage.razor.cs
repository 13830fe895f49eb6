using Microsoft.AspNetCore.Components;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Operations.Health;

namespace TelegramAdmin.Features.Operations.Parts;

/// <summary>Whether each part of the installation works, since when, what helps, and how it was in the last 90 days.</summary>
public sealed partial class PartsPage
{
    /// <summary>Parts are looked at again so many seconds apart, their history ten times as seldom.</summary>
    private const int LookEvery = 3;

    private IReadOnlyList<PartHealth>? _parts;
    private IReadOnlyDictionary<string, PartHistory> _history = new Dictionary<string, PartHistory>();
    private IReadOnlyList<HealthSample> _changes = [];
    private string? _changesOf;
    private int _seconds;

    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [Inject]
    public required HealthReport Report { get; init; }

    [Inject]
    public required HealthHistory History { get; init; }

    private PartHealth? Opened => _parts?.FirstOrDefault(p => p.Name == Open);

    private string Lead => _parts is null ? L["Whether each part works, and what helps where it does not."]
        : (_parts.Count(p => p.State == HealthState.Bad), _parts.Count(p => p.State == HealthState.Warn)) switch
        {
            (0, 0) => L["Everything that is in use works."],
            (0, var warned) => L.Count(warned, "{0} part wants a look, everything else works.", "{0} parts want a look, everything else works."),
            var (broken, _) => L.Count(broken, "{0} part does not work.", "{0} parts do not work."),
        };

    protected override async Task OnInitializedAsync()
    {
        _history = await History.ReadAsync();
        _parts = await Report.CheckAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Open == _changesOf)
            return;
        (_changesOf, _changes) = (Open, Open is null ? [] : await History.ReadChangesAsync(Open));
    }

    protected override async Task<bool> TickAsync()
    {
        if (++_seconds % LookEvery != 0)
            return false;
        _parts = await Report.CheckAsync();
        if (_seconds % (LookEvery * 10) == 0)
        {
            _history = await History.ReadAsync();
            if (Open is not null)
                _changes = await History.ReadChangesAsync(Open);
        }
        return true;
    }

    private PartHistory? HistoryOf(PartHealth part) => _history.GetValueOrDefault(part.Name);
}
