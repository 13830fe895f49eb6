using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Keys;

/// <summary>The keys of other programs, the chosen one with its usage, and the workspace's limits.</summary>
public sealed partial class KeysPage
{
    private Staff? _me;
    private IReadOnlyList<ApiKeyView>? _keys;
    private IReadOnlyList<InboxBot> _bots = [];
    private PlanUsage? _plan;
    private bool _mayLimit;
    private Failure? _failure;

    [SupplyParameterFromQuery]
    public long? Open { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required ApiKeyReader Reader { get; init; }

    [Inject]
    public required ConversationList Conversations { get; init; }

    [Inject]
    public required PlanReader Plan { get; init; }

    [Inject]
    public required KeyActs Acts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private ApiKeyView? Chosen => _keys?.FirstOrDefault(k => k.Key.Id == Open);

    protected override async Task OnInitializedAsync()
    {
        _me = await Session.RequireAsync(AdminRole.Admin);
        _mayLimit = await Acts.MaySetLimitsAsync();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _keys = await Reader.ListAsync(_me!.Workspace);
        _bots = await Conversations.ReadBotsAsync(_me.Workspace);
        _plan = await Plan.ReadAsync(_me.Workspace);
    }

    private async Task CreateAsync()
    {
        var made = await Dialogs.OpenAsync<KeyDialog>(L["Create key"], new() { [nameof(KeyDialog.Bots)] = _bots }, FormDialogs.Wide);
        await LoadAsync();
        if (made is ApiKey key)
            Navigation.NavigateTo(Navigation.With("open", key.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task EditAsync(ApiKeyView view)
    {
        await Dialogs.OpenAsync<KeyDialog>(L["Change key"], new() { [nameof(KeyDialog.Bots)] = _bots, [nameof(KeyDialog.View)] = view }, FormDialogs.Wide);
        await LoadAsync();
    }

    private async Task RotateAsync(ApiKeyView view)
    {
        await Dialogs.OpenAsync<RotateKeyDialog>(L["Rotate key"], new() { [nameof(RotateKeyDialog.Key)] = view.Key }, FormDialogs.Wide);
        await LoadAsync();
    }

    private async Task RevokeAsync(ApiKeyView view)
    {
        var asked = new ConfirmRequest(L["Revoke {0}?", view.Key.Name], L["The program that uses it is refused with its next request. This cannot be taken back; messages that it put into the queue still go out."], L["Revoke key"], L["Keep key"], IsDestructive: true);
        if (!await Confirmation.AskAsync(asked))
            return;
        _failure = (await Acts.RevokeAsync(view.Key.Id)).Failure;
        await LoadAsync();
        if (_failure is null)
            Toasts.Done(L["{0} is revoked", view.Key.Name]);
    }

    private async Task ChangePlanAsync()
    {
        await Dialogs.OpenAsync<PlanDialog>(L["Plan limits"], new() { [nameof(PlanDialog.Limits)] = _plan!.Limits }, FormDialogs.Narrow);
        await LoadAsync();
    }
}
