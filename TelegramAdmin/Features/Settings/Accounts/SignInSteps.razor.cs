using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>A sign-in that is under way; it follows what Telegram says, and what somebody does at another screen.</summary>
public sealed partial class SignInSteps : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private Throttle? _throttle;
    private IDisposable? _subscription;
    private SignInView? _view;
    private bool _hasLooked;
    private string? _name;
    private string _value = "";
    private Failure? _failure;

    [Parameter, EditorRequired]
    public long AccountId { get; set; }

    /// <summary>The account is only being added: giving up takes it away again.</summary>
    [Parameter]
    public bool IsNew { get; set; }

    [Inject]
    public required SignInActs Acts { get; init; }

    [Inject]
    public required EventBus Events { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private bool IsCode => _view?.Step is SignInStep.Code or SignInStep.EmailCode;

    private Failure? Refused => _failure ?? _view?.Failure;

    private string InputType => _view?.Step switch
    {
        SignInStep.Phone => "tel",
        SignInStep.EmailAddress => "email",
        SignInStep.Password => "password",
        _ => "text",
    };

    protected override async Task OnInitializedAsync()
    {
        // What is shown follows the state within a moment: somebody waits for it.
        _throttle = new Throttle(Clock, Interval, () => InvokeAsync(LookAsync));
        _subscription = Events.Subscribe<AccountChanged>(e =>
        {
            if (e.AccountId == AccountId)
                _throttle.Ask();
        });
        await LookAsync();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _throttle?.Dispose();
    }

    private async Task LookAsync()
    {
        await ShowAsync();
        StateHasChanged();
    }

    private async Task ShowAsync()
    {
        var view = await Acts.LookAsync(AccountId);
        if (view?.Step != _view?.Step)
            (_value, _failure) = ("", null);
        if (view?.Step == SignInStep.Finished)
            _name = await Acts.NameAsync(AccountId) ?? _name;
        (_view, _hasLooked) = (view, true);
    }

    private async Task GiveAsync()
    {
        if (_view is not { } view || string.IsNullOrWhiteSpace(_value))
            return;
        var failure = await Acts.GiveAsync(AccountId, view.Step, view.Step == SignInStep.Password ? _value : _value.Trim());
        await ShowAsync();
        _failure = failure;
    }

    private async Task ResendAsync()
    {
        var failure = await Acts.ResendAsync(AccountId);
        await ShowAsync();
        _failure = failure;
    }

    private async Task CancelAsync()
    {
        await Acts.CancelAsync(AccountId);
        Dialogs.Close();
    }
}
