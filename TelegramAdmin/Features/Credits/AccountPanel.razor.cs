using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Payments;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Credits;

public sealed partial class AccountPanel
{
    private const int Purchases = 5;

    private AccountView? _view;
    private AutoRecharge? _recharge;
    private IReadOnlyList<PaymentLine> _purchases = [];
    private IReadOnlyList<PaidSum> _spent = [];
    private long _full = 1;
    private long _low;
    private long _largest;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required long TelegramUserId { get; set; }

    [Parameter, EditorRequired]
    public required string PersonName { get; set; }

    /// <summary>Balance, pass and recharge only: where ledger, purchases and acts stand beside it.</summary>
    [Parameter]
    public bool IsBrief { get; set; }

    [Inject]
    public required AccountReader Accounts { get; init; }

    [Inject]
    public required PaymentReader Payments { get; init; }

    [Inject]
    public required RechargeReader Recharges { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required EngineOptions Engine { get; init; }

    [Inject]
    public required AccountActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private Tone BarTone => _view!.Balance <= _low ? Tone.Bad : _view.Balance * 3 <= _full ? Tone.Warn : Tone.Ok;

    protected override async Task OnInitializedAsync()
    {
        Follow<CreditsChanged>(e => e.WorkspaceId == Staff.Workspace && e.TelegramUserId == TelegramUserId);
        Follow<PaymentChanged>(e => e.WorkspaceId == Staff.Workspace);
        Follow<TiersChanged>(e => e.WorkspaceId == Staff.Workspace);
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        var values = await Settings.OfAsync(Staff.Workspace);
        (_full, _low, _largest) = (values.Get(CreditSettings.FullBar), values.Get(CreditSettings.LowBalance), await Acts.LargestGiftAsync());
        var isLive = PaymentMode.Of(Engine.Stripe);
        _purchases = (await Payments.ListAsync(Staff.Workspace, new PaymentFilter { People = [TelegramUserId], IsLive = isLive }, limit: Purchases)).Rows;
        _spent = await Payments.SpentAsync(Staff.Workspace, TelegramUserId, isLive);
        var view = await Accounts.ReadAsync(Staff.Workspace, TelegramUserId);
        _recharge = view.Account is { } account ? await Recharges.FindAsync(Staff.Workspace, account.Id) : null;
        _view = view;
    }

    private Task CreditsAsync() => OpenAsync<CreditsDialog>(L["Credits of {0}", PersonName]);

    private Task PassAsync() => OpenAsync<PassDialog>(L["Pass of {0}", PersonName]);

    private Task TierAsync() => OpenAsync<MoveTierDialog>(L["Tier of {0}", PersonName]);

    private async Task OpenAsync<T>(string title) where T : ComponentBase
    {
        var parameters = new Dictionary<string, object> { [nameof(CreditsDialog.View)] = _view!, [nameof(CreditsDialog.PersonName)] = PersonName };
        if (await Dialogs.OpenAsync<T>(title, parameters!, FormDialogs.Narrow) is true)
            await RefreshAsync();
    }
}
