using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Answers.List;

public sealed partial class RuleRow
{
    [Parameter, EditorRequired]
    public required AutoRule Rule { get; set; }

    /// <summary>Where it stands, counted from 0.</summary>
    [Parameter]
    public int Place { get; set; }

    /// <summary>The last place there is.</summary>
    [Parameter]
    public int Last { get; set; }

    /// <summary>The whole order is shown, so that it can be changed.</summary>
    [Parameter]
    public bool MayOrder { get; set; }

    /// <summary>Named where there are several.</summary>
    [Parameter]
    public string? Bot { get; set; }

    /// <summary>Another row is held above it.</summary>
    [Parameter]
    public bool IsOver { get; set; }

    [Parameter]
    public EventCallback OnDrag { get; set; }

    [Parameter]
    public EventCallback OnOver { get; set; }

    [Parameter]
    public EventCallback OnDrop { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required RuleActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private string Address => string.Create(CultureInfo.InvariantCulture, $"/settings/answers/{Rule.Id}");

    private string Does => RuleWords.Then(RuleJson.ReadActions(Rule.Actions), L);

    private static void Nothing()
    {
        // Only that the browser allows dropping here.
    }

    private async Task SwitchAsync()
    {
        var isOn = !Rule.IsOn;
        await DoneAsync(await Acts.SwitchAsync(Rule.Id, isOn), isOn ? L["{0} is on", Rule.Name] : L["{0} is off", Rule.Name], async () => await DoneAsync(await Acts.SwitchAsync(Rule.Id, !isOn), null));
    }

    private async Task MoveAsync(int place) => await DoneAsync(await Acts.MoveAsync(Rule.Id, place), null);

    private async Task DuplicateAsync() => await DoneAsync((await Acts.DuplicateAsync(Rule.Id)).Failure, L["{0} is copied, switched off", Rule.Name]);

    private async Task RemoveAsync()
    {
        var asked = new ConfirmRequest(L["Remove {0}?", Rule.Name], L["It acted {0}. Buttons that it sent do nothing any more. To keep it for later, switch it off.", L.Count(Rule.Uses, "once", "{0} times")], L["Remove answer"], L["Keep answer"]);
        if (!await Confirmation.AskAsync(asked))
            return;
        var done = await Acts.RemoveAsync(Rule.Id);
        await DoneAsync(done.Failure, L["{0} is removed", Rule.Name], async () => await DoneAsync(await Acts.BringBackAsync(done.Value), null));
    }

    private async Task DoneAsync(Failure? failure, string? done, Func<Task>? undo = null)
    {
        if (failure is not null)
            Toasts.Failed(L["Nothing was changed"], L[failure.Message]);
        else if (done is not null && undo is not null)
            Toasts.Undoable(done, () => InvokeAsync(undo));
        else if (done is not null)
            Toasts.Done(done);
        await OnChanged.InvokeAsync();
    }
}
