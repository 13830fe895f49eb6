using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Bots;

/// <summary>The workspace's bots, and the chosen one with its doctor.</summary>
public sealed partial class BotsPage
{
    private const string Adding = "bot";

    private IReadOnlyList<BotStatus>? _bots;
    private IReadOnlyDictionary<BotId, int> _reach = new Dictionary<BotId, int>();
    private bool _asksToAdd;

    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>With the tabs Profile and Commands; read here, because a part that goes away with a change of the address must not listen to it.</summary>
    [SupplyParameterFromQuery]
    public string? Lang { get; set; }

    [SupplyParameterFromQuery]
    public string? Scope { get; set; }

    /// <summary>"bot" opens the dialog at once: for doors from elsewhere.</summary>
    [SupplyParameterFromQuery]
    public string? Add { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required LiveStatus Live { get; init; }

    [Inject]
    public required BotReach Reach { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private BotStatus? Chosen => _bots?.FirstOrDefault(b => b.Bot.Id.ToString() == Open);

    protected override Task OnParametersSetAsync()
    {
        _asksToAdd = Add == Adding;
        return LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_asksToAdd)
            return;
        _asksToAdd = false;
        await AddAsync();
    }

    protected override async Task<bool> TickAsync()
    {
        await LoadAsync();
        return true;
    }

    private async Task LoadAsync()
    {
        var staff = await Session.RequireAsync(Core.Access.AdminRole.Admin);
        _bots = (await Live.ReadAsync(staff.Workspace)).Bots;
        _reach = await Reach.ReadAsync(staff.Workspace);
    }

    private async Task AddAsync()
    {
        if (await Dialogs.OpenAsync<AddBotDialog>(L["Add bot"], options: FormDialogs.Wide) is Bot added)
            Navigation.NavigateTo(Navigation.With(new Dictionary<string, object?> { ["open"] = added.Id.ToString(), ["add"] = null, ["tab"] = null }));
        else if (Add is not null)
            Navigation.NavigateTo(Navigation.With("add", null));
    }
}
