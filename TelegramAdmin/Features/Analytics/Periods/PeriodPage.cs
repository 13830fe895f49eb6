using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Analytics.Periods;

/// <summary>A page of figures over some days: reads its address, and its figures anew when that changes.</summary>
public abstract class PeriodPage : ComponentBase
{
    private protected IReadOnlyDictionary<BotId, string> _bots = new Dictionary<BotId, string>();
    private protected PeriodQuery _query = new();
    private object? _read;

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string? Against { get; set; }

    [SupplyParameterFromQuery]
    public string? Bot { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required BotNames BotNames { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private protected Staff Staff { get; private set; } = null!;

    /// <summary>What else of the address the figures depend on.</summary>
    protected virtual object? Further => null;

    protected override async Task OnParametersSetAsync()
    {
        _query = new PeriodQuery(Period, From, To, Against, Bot, Reader.Zone.Id);
        var wanted = (_query, Further);
        if (Equals(wanted, _read))
            return;
        _read = wanted;
        Forget();
        if (Staff is null)
        {
            Staff = await Session.GetAsync();
            _bots = await BotNames.ReadAsync(Staff.Workspace);
        }
        await ReadAsync(_query);
    }

    /// <summary>What was read before is of other days.</summary>
    protected abstract void Forget();

    protected abstract Task ReadAsync(PeriodQuery query);
}
