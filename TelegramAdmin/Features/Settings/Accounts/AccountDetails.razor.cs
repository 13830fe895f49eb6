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

    private Task RestAsync() => DoneAsync(Acts.RestAsync(Account, !Account.IsCollecting), Account.IsCollecting ? $"{Account.Name} rests" : $"{Account.Name} is used again");

    private async Task SignOutAsync()
    {
        var asked = new ConfirmRequest($"Sign {Account.Name} out?",
            $"Telegram ends the session, and its keys and files are deleted here. {Left} To use the account again, somebody has to sign it in anew.", "Sign out", "Stay signed in");
        if (await Confirmation.AskAsync(asked))
            await DoneAsync(Acts.SignOutAsync(Account), $"{Account.Name} is signed out");
    }

    private async Task RemoveAsync()
    {
        var asked = new ConfirmRequest($"Remove {Account.Name}?",
            $"It is signed out, its keys and files are deleted, and it goes from this list. {Left}", "Remove account", "Keep account");
        if (!await Confirmation.AskAsync(asked))
            return;
        await DoneAsync(Acts.RemoveAsync(Account), $"{Account.Name} is removed");
        if (_failure is null)
            Navigation.NavigateTo("/settings/accounts");
    }

    private string Left => View.Channels switch
    {
        0 => "No channel is read by it now.",
        1 => "The channel that it reads goes over to another account, or waits for one; what was collected stays.",
        var many => $"The {many} channels that it reads go over to other accounts, or wait for one; what was collected stays.",
    };

    private async Task DoneAsync(Task<Failure?> act, string words)
    {
        _failure = await act;
        if (_failure is null)
            Toasts.Done(words);
        await OnChanged.InvokeAsync();
    }
}
