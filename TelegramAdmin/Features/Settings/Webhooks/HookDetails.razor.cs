using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Features.Settings.Webhooks;

public sealed partial class HookDetails
{
    private string? _secret;
    private bool _isGone;
    private Failure? _failure;

    [Parameter, EditorRequired]
    public required WebhookEndpoint Row { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<BotId, string> Bots { get; set; }

    /// <summary>How many of its deliveries have failed.</summary>
    [Parameter]
    public int Failed { get; set; }

    [Parameter]
    public EventCallback OnEdit { get; set; }

    [Parameter]
    public EventCallback OnRemoved { get; set; }

    [Inject]
    public required HookActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private async Task TestAsync()
    {
        if ((await Acts.TestAsync(Row.Id)).TryGet(out _, out _failure))
            Toasts.Done(L["The test event is on its way"], L["The log below tells how it went."]);
    }

    private async Task SwitchOnAsync()
    {
        _failure = await Acts.SwitchOnAsync(Row.Id);
        if (_failure is not null)
            return;
        Toasts.Done(L["The webhook is on"]);
        var asked = new ConfirmRequest(L["Send what failed again?"], L.Count(Failed, "{0} delivery has failed in the last 30 days. It goes out again under the id that it had.", "{0} deliveries have failed in the last 30 days. Each goes out again under the id that it had."), L["Send again"], L["Leave them"]);
        if (Failed > 0 && await Confirmation.AskAsync(asked) && (await Acts.RedeliverFailedAsync(Row)).TryGet(out var count, out _failure))
            Toasts.Done(L.Count(count, "{0} delivery goes out again", "{0} deliveries go out again"));
    }

    private async Task SwitchOffAsync()
    {
        var asked = new ConfirmRequest(L["Switch this webhook off?"], L["Nothing more is sent to it, and what happens meanwhile is not kept for it. What waits counts as failed and can be sent again."], L["Switch off"], L["Keep it on"]);
        if (await Confirmation.AskAsync(asked))
            _failure = await Acts.SwitchOffAsync(Row.Id);
    }

    private async Task RotateAsync()
    {
        var asked = new ConfirmRequest(L["Change the secret?"], L["For 24 hours both the new and the old secret sign, so that the program which listens can change over without missing anything."], L["Change secret"], L["Keep it"]);
        if (await Confirmation.AskAsync(asked) && (await Acts.RotateAsync(Row.Id)).TryGet(out var made, out _failure))
            _secret = made.Secret;
    }

    private async Task RemoveAsync()
    {
        var asked = new ConfirmRequest(L["Remove this webhook?"], L["Nothing more is sent to it, what waits for it neither, and its log is not shown any more."], L["Remove webhook"], L["Keep it"], IsDestructive: true);
        if (!await Confirmation.AskAsync(asked))
            return;
        _failure = await Acts.RemoveAsync(Row.Id);
        if (_failure is null)
            await OnRemoved.InvokeAsync();
    }

    private async Task ShowAsync()
    {
        _secret = await Acts.RevealAsync(Row);
        _isGone = _secret is null;
    }
}
