using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Radzen;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.Bots;

/// <summary>Closes with the added <see cref="Bot"/>, or with nothing.</summary>
public sealed partial class AddBotDialog : IDisposable
{
    private const string Webhook = "webhook";
    private const string Polling = "polling";

    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(350);

    private CancellationTokenSource? _check;
    private string _token = "";
    private bool _isChecking;
    private User? _found;
    private Failure? _failure;
    private IReadOnlyList<Choice> _modes = [];
    private string _mode = Polling;

    [Inject]
    public required AddBot Add { get; init; }

    [Inject]
    public required BotActs Acts { get; init; }

    [Inject]
    public required EngineOptions Engine { get; init; }

    [Inject]
    public required IOptions<ShellOptions> Shell { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private bool IsReachable => Engine.PublicUrl is not null;

    private string Reason => (IsReachable, _mode) switch
    {
        (false, _) => L["Polling, because no public address is set. It goes over to the webhook by itself once there is one."],
        (_, Webhook) => L["Webhook, because Telegram reaches {0}. Updates arrive at once.", Engine.PublicUrl!.Authority],
        _ => L["We ask Telegram for updates. Works everywhere, and is a little slower than the webhook."],
    };

    protected override void OnInitialized()
    {
        _modes = IsReachable ? [new(Webhook, L["Webhook"]), new(Polling, L["Polling"])] : [new(Polling, L["Polling"])];
        _mode = _modes[0].Value;
    }

    public void Dispose()
    {
        _check?.Cancel();
        _check?.Dispose();
    }

    /// <summary>Asks Telegram once the typing rests; a later letter makes the earlier question void.</summary>
    private async Task TypedAsync(string? text)
    {
        _check?.Cancel();
        _check?.Dispose();
        var check = _check = new CancellationTokenSource();
        (_token, _found, _failure, _isChecking) = (text?.Trim() ?? "", null, null, false);
        if (_token.Length == 0)
            return;
        try
        {
            await Task.Delay(TypingPause, Clock, check.Token);
            _isChecking = true;
            StateHasChanged();
            var answer = await Add.CheckAsync(_token, check.Token);
            check.Token.ThrowIfCancellationRequested();
            _isChecking = false;
            answer.TryGet(out _found, out _failure);
        }
        catch (OperationCanceledException)
        {
            // Something else was typed.
        }
    }

    private async Task AddAsync()
    {
        if (_found is null)
            return;
        // Without a public address the webhook is still what is wanted: the bot goes over to it once there is one.
        var mode = _mode == Webhook || !IsReachable ? (ReceiveMode?)null : ReceiveMode.Polling;
        var added = await Acts.AddAsync(_token, mode);
        if (!added.TryGet(out var bot, out _failure))
            return;
        Toasts.Done(L["@{0} is added", bot.Username], L["It is being connected to Telegram."]);
        Dialogs.Close(bot);
    }
}
