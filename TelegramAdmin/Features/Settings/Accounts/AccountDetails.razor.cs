using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Accounts;

public sealed partial class AccountDetails
{
    private Failure? _failure;

    [Parameter, EditorRequired]
    public required AccountView View { get; set; }

    [Parameter]
    public EventCallback OnSignIn { get; set; }

    [Parameter]
    public EventCallback OnProxy { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required AccountActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private MtProtoAccount Account => View.Account;

    private Task RestAsync() => DoneAsync(Acts.RestAsync(Account, !Account.IsCollecting), Account.IsCollecting ? L["{0} rests", Account.Name] : L["{0} is used again", Account.Name]);

    private async Task SignOutAsync()
    {
        var asked = new ConfirmRequest(L["Sign {0} out?", Account.Name],
            L["Telegram ends the session, and its keys and files are deleted here. {0} To use the account again, somebody has to sign it in anew.", Left], L["Sign out"], L["Stay signed in"]);
        if (await Confirmation.AskAsync(asked))
            await DoneAsync(Acts.SignOutAsync(Account), L["{0} is signed out", Account.Name]);
    }

    private async Task RemoveAsync()
    {
        var asked = new ConfirmRequest(L["Remove {0}?", Account.Name],
            L["It is signed out, its keys and files are deleted, and it goes from this list. {0}", Left], L["Remove account"], L["Keep account"]);
        if (!await Confirmation.AskAsync(asked))
            return;
        await DoneAsync(Acts.RemoveAsync(Account), L["{0} is removed", Account.Name]);
        if (_failure is null)
            Navigation.NavigateTo("/settings/accounts");
    }

    private string Left => View.Channels switch
    {
        0 => L["No channel is read by it now."],
        1 => L["The channel that it reads goes over to another account, or waits for one; what was collected stays."],
        var many => L["The {0} channels that it reads go over to other accounts, or wait for one; what was collected stays.", many],
    };

    private async Task DoneAsync(Task<Failure?> act, string words)
    {
        _failure = await act;
        if (_failure is null)
            Toasts.Done(words);
        await OnChanged.InvokeAsync();
    }
}
