using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Features.Broadcasts.Composing;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Broadcasts.Watching;

public sealed partial class WatchActions
{
    [Parameter, EditorRequired]
    public required Broadcast Broadcast { get; set; }

    /// <summary>Null while they are read.</summary>
    [Parameter]
    public BroadcastCounts? Counts { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    [Inject]
    public required WatchActs Acts { get; init; }

    [Inject]
    public required DraftActs Drafts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private async Task DoAsync<T>(Func<T, string> done, Func<long, Task<Result<T>>> act)
    {
        var outcome = await act(Broadcast.Id);
        if (outcome.IsOk)
            Toasts.Done(done(outcome.Value));
        else
            Toasts.Failed(L["Nothing was changed"], L[outcome.Failure.Message]);
        await OnDone.InvokeAsync();
    }

    private async Task StopAsync()
    {
        var left = Counts is { } counts ? L["{0} have not had it yet, and get nothing.", BroadcastWords.People(counts.Waiting, L)] : L["Nobody gets it."];
        if (await Confirmation.AskAsync(new(L["Stop this broadcast?"], $"{left} {L["What is under way still arrives. It cannot be started again."]}", L["Stop broadcast"], L["Keep sending"])))
            await DoAsync(_ => L["Stopped"], Acts.StopAsync);
    }

    private async Task DuplicateAsync()
    {
        var copy = await Drafts.DuplicateAsync(Broadcast.Id);
        if (copy.IsOk)
            Navigation.NavigateTo($"/broadcast/{copy.Value.Id}");
        else
            Toasts.Failed(L["Nothing was copied"], L[copy.Failure.Message]);
    }

    private async Task KeepTemplateAsync()
    {
        var kept = await Drafts.KeepTemplateAsync(Broadcast.Id, Broadcast.Name);
        if (kept.IsOk)
            Toasts.Done(L["“{0}” is a template now", Broadcast.Name], L["Broadcast, Templates has it."]);
        else
            Toasts.Failed(L["Nothing was kept"], L[kept.Failure.Message]);
    }

    private async Task EditSentAsync()
    {
        var parameters = new Dictionary<string, object?> { [nameof(EditSentDialog.Broadcast)] = Broadcast, [nameof(EditSentDialog.Sent)] = Counts!.Sent };
        if (await Dialogs.OpenAsync<EditSentDialog>(L["Edit what was sent"], parameters, FormDialogs.Wide) is true)
            await OnDone.InvokeAsync();
    }

    private async Task DeleteSentAsync()
    {
        var question = new ConfirmRequest(L["Delete it everywhere?"], L.Count(Counts!.Sent, "The message is taken out of {0} chats. Telegram lets bots delete what they sent within 48 hours; older messages stay.", "The message is taken out of {0} chats. Telegram lets bots delete what they sent within 48 hours; older messages stay."), L["Delete everywhere"], L["Keep messages"]);
        if (await Confirmation.AskAsync(question))
            await DoAsync(count => L.Count(count, "{0} messages are being deleted", "{0} messages are being deleted"), Acts.DeleteSentAsync);
    }
}
