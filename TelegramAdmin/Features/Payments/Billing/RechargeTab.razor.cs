using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Payments.Recharging;

namespace TelegramAdmin.Features.Payments.Billing;

public sealed partial class RechargeTab
{
    private RechargePage? _page;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public long? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required RechargeReader Recharges { get; init; }

    [Inject]
    public required BillingActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private Choice[] States => [new("", L["All"]), new("on", L.Sense("On (auto-recharge)")), new("trouble", L["In trouble"]), new("off", L.Sense("Off (auto-recharge)"))];

    private IReadOnlyList<RechargeState> Wanted => State switch
    {
        "on" => [RechargeState.On],
        "trouble" => [RechargeState.Retrying, RechargeState.NeedsConfirmation, RechargeState.GivenUp],
        "off" => [RechargeState.Off, RechargeState.Preparing],
        _ => [],
    };

    protected override Task OnInitializedAsync()
    {
        Follow<PaymentChanged>(e => e.WorkspaceId == Staff.Workspace);
        return Task.CompletedTask;
    }

    protected override Task OnParametersSetAsync() => RefreshAsync();

    protected override async Task RefreshAsync() => _page = await Recharges.ListAsync(Staff.Workspace, Wanted, Cursor);

    private async Task TryAsync(RechargeLine row) => await DoneAsync(await Acts.TryNowAsync(row), L["{0}'s card is being charged", row.Person.Name]);

    private async Task SwitchOffAsync(RechargeLine row)
    {
        var asked = new ConfirmRequest(L["Switch off auto-recharge for {0}?", row.Person.Name], L["Their card is not charged by itself any more, and the bot tells them so. They can switch it on again with /autorecharge."], L["Switch off"], L["Leave it on"]);
        if (await Confirmation.AskAsync(asked))
            await DoneAsync(await Acts.SwitchOffAsync(row), L["Auto-recharge is off"]);
    }

    private async Task DoneAsync(Failure? failure, string done)
    {
        if (failure is null)
            Toasts.Done(done);
        else
            Toasts.Failed(L["Nothing was changed"], L[failure.Message]);
        await RefreshAsync();
    }
}
