using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace TelegramAdmin.Components.Overlays;

public sealed partial class ConfirmDialog : IDisposable
{
    private ElementReference _dialog;
    private ConfirmRequest? _request;
    private TaskCompletionSource? _rendered;
    private string _typed = "";

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private bool Matches => _request?.TypeToConfirm is not { } words || _typed.Trim() == words;

    // What stands around the words that are to be typed.
    private string Before => L["Type {0} to go on"].Split("{0}")[0];

    private string After => L["Type {0} to go on"].Split("{0}")[^1];

    protected override void OnInitialized() => Confirmation.Ask = AskAsync;

    protected override void OnAfterRender(bool firstRender) => _rendered?.TrySetResult();

    // The next layout's dialog may have taken over already.
    public void Dispose()
    {
        if (Confirmation.Ask?.Target == this)
            Confirmation.Ask = null;
    }

    private async Task<bool> AskAsync(ConfirmRequest request)
    {
        (_request, _typed, _rendered) = (request, "", new());
        StateHasChanged();
        await _rendered.Task;

        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/dialog.js"].FromRoot());
        var answer = await module.InvokeAsync<string>("ask", Timeout.InfiniteTimeSpan, _dialog);
        var isYes = answer == "yes" && Matches;
        _request = null;
        StateHasChanged();
        return isYes;
    }
}
