using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Bots;

public sealed partial class BotSending
{
    /// <summary>Below it the free limit is as fast.</summary>
    private const int Lowest = 30;

    private RetryPolicy _policy = RetryPolicy.Usual;
    private Failure? _failure;
    private bool _answersItself;
    private bool _isPaid;
    private int _rate;
    private int _serverTries;
    private int _networkTries;
    private int _minutes;

    [Parameter, EditorRequired]
    public required Bot Bot { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required BotActs Acts { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    /// <summary>Once: the page looks again every second, and must not take away what is being typed.</summary>
    protected override void OnInitialized()
    {
        _policy = RetryPolicy.Of(Bot.RetryPolicy);
        (_answersItself, _isPaid, _rate) = (Bot.AnswersItself, Bot.PaidRate is not null, Bot.PaidRate ?? Lowest);
        (_serverTries, _networkTries, _minutes) = (_policy.ServerError.MaxAttempts, _policy.Network.MaxAttempts, Math.Max(1, _policy.GiveUpAfter / 60));
    }

    private async Task SaveAsync()
    {
        _failure = null;
        if (_isPaid && _rate < Lowest)
        {
            _failure = BotErrors.PaidRateInvalid with { Message = L["A paid rate is 30 to 1,000 messages a second. Below 30 the free limit is as fast: switch paid broadcasts off."] };
            return;
        }
        var policy = _policy with
        {
            ServerError = _policy.ServerError with { MaxAttempts = _serverTries },
            Network = _policy.Network with { MaxAttempts = _networkTries },
            GiveUpAfter = _policy.GiveUpAfter / 60 == _minutes ? _policy.GiveUpAfter : _minutes * 60,
        };
        if (policy.Fault() is not null)
            _failure = new Failure(FailureKind.Invalid, "retry_policy_invalid", L["Tries are 1 to 100, and giving up is 1 to 10,080 minutes (a week). Nothing was saved."]);
        else
            _failure = await Acts.ChangeSendingAsync(Bot.Id, new BotChange { AnswersItself = _answersItself, PaidRate = _isPaid ? _rate : 0, RetryPolicy = policy.ToJson() });
        if (_failure is not null)
            return;
        _policy = policy;
        Toasts.Done(L["@{0} sends so from now on", Bot.Username]);
        await OnChanged.InvokeAsync();
    }
}
