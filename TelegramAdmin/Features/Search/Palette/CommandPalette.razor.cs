using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Features.Conversations;
using TelegramAdmin.Features.Operations;

namespace TelegramAdmin.Features.Search.Palette;

/// <summary>What is typed is looked for after a moment; the answer to the last that was typed is the one that is shown.</summary>
public sealed partial class CommandPalette : IAsyncDisposable
{
    private const int MostRecent = 5;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(120);

    private PaletteAnswer _answer = PaletteAnswer.Empty;
    private CancellationTokenSource? _looking;
    private DotNetObjectReference<CommandPalette>? _self;
    private IJSObjectReference? _script;
    private ElementReference _dialog;
    private List<string> _recent = [];
    private Staff? _staff;
    private string _text = "";
    private bool _isLooking;

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required PaletteFinder Finder { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private bool IsListed => _answer.Groups.Count > 0 || (_text.Length == 0 && _recent.Count > 0);

    private string AllWords => _answer.IsMore ? L["All {0}+ results", Numbers.Count(SearchReader.MostCounted)] : L.Count(_answer.Total ?? 0, "The {0} result", "All {0} results");

    protected override async Task OnInitializedAsync() => _staff = Staff.Of((await Authentication.GetAuthenticationStateAsync()).User);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/palette.js"].FromRoot());
        _script = await module.InvokeAsync<IJSObjectReference>("watchPalette", _dialog, _self);
    }

    /// <summary>It was opened, with what this browser looked for before.</summary>
    [JSInvokable]
    public void Open(string[] recent)
    {
        if (_staff is not { } staff)
            return;
        Drop();
        (_text, _isLooking) = ("", false);
        _recent = [.. recent.Take(MostRecent)];
        _answer = Finder.Start(staff);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        Drop();
        _self?.Dispose();
        await _script.LeaveAsync();
    }

    private async Task TypeAsync(ChangeEventArgs e)
    {
        if (_staff is not { } staff)
            return;
        Drop();
        _text = e.Value?.ToString() ?? "";
        if (string.IsNullOrWhiteSpace(_text))
        {
            (_text, _answer, _isLooking) = ("", Finder.Start(staff), false);
            return;
        }
        var looking = _looking = new CancellationTokenSource();
        _isLooking = true;
        try
        {
            await Task.Delay(Moment, Clock, looking.Token);
            var answer = await Finder.FindAsync(_text, staff, looking.Token);
            if (_looking == looking)
                (_answer, _isLooking) = (answer, false);
        }
        catch (OperationCanceledException)
        {
            // Something newer was typed; its answer is on the way.
        }
    }

    private async Task ActAsync(PaletteItem item)
    {
        if (item.Act is not { } act)
            return;
        if (_script is not null)
            await _script.InvokeVoidAsync("close");
        if (!await Confirmation.AskAsync(act.Ask))
            return;
        var done = await act.RunAsync();
        if (done.Failure is { } failure)
            Toasts.Failed(L["Nothing was changed."], L.Said(failure.Message));
        else if (done.UndoAsync is { } undo)
            Toasts.Undoable(act.Done, undo);
        else
            Toasts.Done(act.Done);
    }

    private void Drop()
    {
        _looking?.Cancel();
        _looking?.Dispose();
        _looking = null;
    }
}
