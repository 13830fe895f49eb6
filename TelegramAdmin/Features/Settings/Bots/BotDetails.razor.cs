using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Bots;

public sealed partial class BotDetails
{
    private Failure? _failure;

    [Parameter, EditorRequired]
    public required BotStatus Status { get; set; }

    [Parameter]
    public string? Tab { get; set; }

    [Parameter]
    public string? Lang { get; set; }

    [Parameter]
    public string? Scope { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required BotActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private Bot Bot => Status.Bot;

    private Choice[] Views => [new("webhook", L["Webhook"]), new("profile", L["Profile"]), new("commands", L["Commands"]), new("sending", L.Sense("Sending (of messages)")), new("log", L["Log"])];

    private async Task ReplaceTokenAsync()
    {
        var parameters = new Dictionary<string, object?> { [nameof(ReplaceTokenDialog.Bot)] = Bot };
        if (await Dialogs.OpenAsync<ReplaceTokenDialog>(L["Put in a new token for @{0}?", Bot.Username], parameters!, FormDialogs.Wide) is true)
            await DoneAsync(null, L["Token replaced"], L["The bot is being connected with it."]);
    }

    private async Task StartAsync() => await DoneAsync(await Acts.StartAsync(Bot.Id), L["@{0} is starting", Bot.Username]);

    private async Task StopAsync()
    {
        var asked = new ConfirmRequest(L["Stop @{0}?", Bot.Username],
            L["It neither receives nor sends. What people write waits at Telegram for up to 24 hours; {0} queued messages wait here.", Numbers.Count(Status.Queued)],
            L["Stop bot"], L["Keep running"]);
        if (!await Confirmation.AskAsync(asked))
            return;
        _failure = await Acts.StopAsync(Bot.Id);
        if (_failure is null)
            Toasts.Undoable(L["@{0} is stopped", Bot.Username], () => InvokeAsync(StartAsync));
        await OnChanged.InvokeAsync();
    }

    private async Task RemoveAsync()
    {
        var asked = new ConfirmRequest(L["Remove @{0}?", Bot.Username],
            L["Its token is erased and people get no answers any more. {0} queued messages are not sent. Conversations stay, and the bot can be added again with its token.", Numbers.Count(Status.Queued)],
            L["Remove bot"], L["Keep bot"], TypeToConfirm: Bot.Username);
        if (!await Confirmation.AskAsync(asked))
            return;
        var failure = await Acts.RemoveAsync(Bot.Id);
        await DoneAsync(failure, L["@{0} is removed", Bot.Username]);
        if (failure is null)
            Navigation.NavigateTo(Navigation.With(new Dictionary<string, object?> { ["open"] = null, ["tab"] = null }));
    }

    private async Task DoneAsync(Failure? failure, string words, string? detail = null)
    {
        _failure = failure;
        if (failure is null)
            Toasts.Done(words, detail);
        await OnChanged.InvokeAsync();
    }
}
