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
    private static readonly Choice[] _tabs = [new("webhook", "Webhook"), new("profile", "Profile"), new("commands", "Commands"), new("sending", "Sending"), new("log", "Log")];

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

    private async Task ReplaceTokenAsync()
    {
        var parameters = new Dictionary<string, object?> { [nameof(ReplaceTokenDialog.Bot)] = Bot };
        if (await Dialogs.OpenAsync<ReplaceTokenDialog>($"Put in a new token for @{Bot.Username}?", parameters!, FormDialogs.Wide) is true)
            await DoneAsync(null, "Token replaced", "The bot is being connected with it.");
    }

    private async Task StartAsync() => await DoneAsync(await Acts.StartAsync(Bot.Id), $"@{Bot.Username} is starting");

    private async Task StopAsync()
    {
        var asked = new ConfirmRequest($"Stop @{Bot.Username}?",
            $"It neither receives nor sends. What people write waits at Telegram for up to 24 hours; {Numbers.Count(Status.Queued)} queued messages wait here.",
            "Stop bot", "Keep running");
        if (await Confirmation.AskAsync(asked))
            await DoneAsync(await Acts.StopAsync(Bot.Id), $"@{Bot.Username} is stopped");
    }

    private async Task RemoveAsync()
    {
        var asked = new ConfirmRequest($"Remove @{Bot.Username}?",
            $"Its token is erased and people get no answers any more. {Numbers.Count(Status.Queued)} queued messages are not sent. Conversations stay, and the bot can be added again with its token.",
            "Remove bot", "Keep bot", TypeToConfirm: Bot.Username);
        if (!await Confirmation.AskAsync(asked))
            return;
        var failure = await Acts.RemoveAsync(Bot.Id);
        await DoneAsync(failure, $"@{Bot.Username} is removed");
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
