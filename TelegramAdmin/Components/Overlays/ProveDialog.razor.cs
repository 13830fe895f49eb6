using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;

namespace TelegramAdmin.Components.Overlays;

public sealed partial class ProveDialog : IDisposable
{
    private ElementReference _dialog;
    private IJSObjectReference? _module;
    private ProofWays? _ways;
    private TaskCompletionSource? _rendered;
    private string _password = "";
    private string _code = "";
    private string? _error;

    [Inject]
    public required FreshSignIn Fresh { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    protected override void OnInitialized() => Fresh.Ask = AskAsync;

    protected override void OnAfterRender(bool firstRender) => _rendered?.TrySetResult();

    // The next layout's dialog may have taken over already.
    public void Dispose()
    {
        if (Fresh.Ask?.Target == this)
            Fresh.Ask = null;
    }

    private async Task AskAsync(ProofWays ways)
    {
        (_ways, _password, _code, _error, _rendered) = (ways, "", "", null, new());
        StateHasChanged();
        await _rendered.Task;

        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/dialog.js"].FromRoot());
        _module = module;
        await module.InvokeAsync<string>("ask", Timeout.InfiniteTimeSpan, _dialog);
        (_ways, _password, _code, _module) = (null, "", "", null);
        StateHasChanged();
    }

    private async Task ProveAsync()
    {
        _error = await Fresh.ProveAsync(_password, _code);
        if (_error is null)
            await CloseAsync();
    }

    private async Task CloseAsync()
    {
        if (_module is not null)
            await _module.InvokeVoidAsync("close", _dialog);
    }
}
