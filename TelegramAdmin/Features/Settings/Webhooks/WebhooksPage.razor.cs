using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Features.Settings.Webhooks;

/// <summary>Who is told of what happens, and what was delivered; live.</summary>
public sealed partial class WebhooksPage : IDisposable
{
    private const int PageSize = 50;

    private IReadOnlyList<WebhookEndpoint>? _rows;
    private IReadOnlyDictionary<BotId, string> _bots = new Dictionary<BotId, string>();
    private IReadOnlyDictionary<long, int> _failed = new Dictionary<long, int>();
    private IReadOnlyList<WebhookDelivery> _deliveries = [];
    private IReadOnlyList<WebhookAttempt> _tries = [];
    private long? _older;
    private Throttle? _throttle;
    private IDisposable? _subscription;

    [SupplyParameterFromQuery]
    public long? Open { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public string? Type { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [SupplyParameterFromQuery]
    public long? Delivery { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required WebhookReader Reader { get; init; }

    [Inject]
    public required LiveStatus Live { get; init; }

    [Inject]
    public required EventBus Events { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private WebhookEndpoint? Chosen => _rows?.FirstOrDefault(r => r.Id == Open);

    public void Dispose()
    {
        _subscription?.Dispose();
        _throttle?.Dispose();
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        var workspace = (await Session.RequireAsync(AdminRole.Admin)).Workspace;
        _throttle = new Throttle(Clock, Throttle.Live, () => InvokeAsync(RefreshAsync));
        _subscription = Events.Subscribe<WebhooksChanged>(e =>
        {
            if (e.WorkspaceId == workspace)
                _throttle.Ask();
        });
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var workspace = (await Session.RequireAsync(AdminRole.Admin)).Workspace;
        _bots = (await Live.ReadAsync(workspace)).Bots.ToDictionary(b => b.Bot.Id, b => b.Bot.Username);
        _failed = await Reader.FailedAsync(workspace);
        var rows = await Reader.ListAsync(workspace);
        if (Open is { } id && rows.Any(r => r.Id == id))
            await LoadLogAsync(workspace, id);
        _rows = rows;
    }

    private async Task LoadLogAsync(WorkspaceId workspace, long id)
    {
        var state = Enum.TryParse<WebhookDeliveryState>(State, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : (WebhookDeliveryState?)null;
        var found = await Reader.DeliveriesAsync(workspace, id, new WebhookDeliveryFilter(state, Type, Cursor), PageSize);
        _deliveries = [.. found.Take(PageSize)];
        _older = found.Count > PageSize ? _deliveries[^1].Id : null;
        _tries = Delivery is { } open ? [.. (await Reader.AttemptsAsync(workspace, [open]))[open]] : [];
    }

    private async Task AddAsync()
    {
        if (await Dialogs.OpenAsync<HookDialog>(L["Add webhook"], Parameters(null), FormDialogs.Wide) is WebhookEndpoint added)
            Navigation.NavigateTo($"/settings/webhooks?open={added.Id}");
        await LoadAsync();
    }

    private async Task EditAsync(WebhookEndpoint row)
    {
        await Dialogs.OpenAsync<HookDialog>(L["Change webhook"], Parameters(row), FormDialogs.Wide);
        await LoadAsync();
    }

    private Dictionary<string, object?> Parameters(WebhookEndpoint? row) => new() { [nameof(HookDialog.Bots)] = _bots, [nameof(HookDialog.Row)] = row };
}
