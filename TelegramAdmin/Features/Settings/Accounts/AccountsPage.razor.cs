using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Events;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>The accounts that read channels, and the chosen one; live.</summary>
public sealed partial class AccountsPage : IDisposable
{
    private const string Adding = "account";

    private IReadOnlyList<AccountView>? _rows;
    private Throttle? _throttle;
    private IDisposable? _subscription;
    private bool _asksToAdd;

    [SupplyParameterFromQuery]
    public long? Open { get; set; }

    /// <summary>"account" opens the dialog at once: for doors from elsewhere.</summary>
    [SupplyParameterFromQuery]
    public string? Add { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required AccountReader Reader { get; init; }

    [Inject]
    public required EventBus Events { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private AccountView? Chosen => _rows?.FirstOrDefault(row => row.Account.Id == Open);

    public void Dispose()
    {
        _subscription?.Dispose();
        _throttle?.Dispose();
    }

    protected override Task OnParametersSetAsync()
    {
        _asksToAdd = Add == Adding;
        return LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await ListenAsync();
        if (!_asksToAdd)
            return;
        _asksToAdd = false;
        await AddAsync();
    }

    private async Task ListenAsync()
    {
        var workspace = (await Session.RequireAsync(AdminRole.Admin)).Workspace;
        _throttle = new Throttle(Clock, Throttle.Live, () => InvokeAsync(RefreshAsync));
        _subscription = Events.Subscribe<AccountChanged>(e =>
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

    private async Task LoadAsync() => _rows = await Reader.ListAsync((await Session.RequireAsync(AdminRole.Admin)).Workspace);

    private async Task AddAsync()
    {
        if (await Dialogs.OpenAsync<AddAccountDialog>(L["Add account"], options: SignInDialogs.Options) is long added)
            Navigation.NavigateTo(Navigation.With(new Dictionary<string, object?> { ["open"] = added.ToString(CultureInfo.InvariantCulture), ["add"] = null }));
        else if (Add is not null)
            Navigation.NavigateTo(Navigation.With("add", null));
        await LoadAsync();
    }

    private async Task SignInAsync(MtProtoAccount account)
    {
        await Dialogs.OpenAsync<SignInDialog>(L["Sign {0} in", account.Name], new() { [nameof(SignInDialog.Account)] = account }, SignInDialogs.Options);
        await LoadAsync();
    }

    private async Task ChangeProxyAsync(MtProtoAccount account)
    {
        await Dialogs.OpenAsync<ProxyDialog>(L["Change proxy"], new() { [nameof(ProxyDialog.Account)] = account }, FormDialogs.Wide);
        await LoadAsync();
    }
}
