using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Components;

namespace TelegramAdmin.Features.Conversations.Thread;

public partial class MessageMenu
{
    private ElementReference _menu;
    private ThreadLine? _line;
    private string? _opensAt;

    [Parameter]
    public bool MayAnswer { get; set; }

    [Parameter]
    public EventCallback<ThreadLine> OnReply { get; set; }

    [Parameter]
    public EventCallback<ThreadLine> OnEdit { get; set; }

    [Parameter]
    public EventCallback<ThreadLine> OnDelete { get; set; }

    /// <summary>With null the reaction is taken off.</summary>
    [Parameter]
    public EventCallback<(ThreadLine Line, string? Emoji)> OnReact { get; set; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    public void Open(ThreadLine line, string buttonId)
    {
        (_line, _opensAt) = (line, buttonId);
        StateHasChanged();
    }

    // Its place and its focus need the items, so it opens when they are drawn.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_opensAt is not { } button)
            return;
        _opensAt = null;
        await CallAsync("showMenu", button);
    }

    private async Task ReactAsync(ThreadLine line, string emoji)
    {
        await HideAsync();
        await OnReact.InvokeAsync((line, line.Message.OurReaction == emoji ? null : emoji));
    }

    private async Task ChooseAsync(EventCallback<ThreadLine> chosen)
    {
        await HideAsync();
        await chosen.InvokeAsync(_line);
    }

    private Task HideAsync() => CallAsync("hideMenu", null);

    private async Task CallAsync(string function, string? argument)
    {
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/menu.js"].FromRoot());
        await module.InvokeVoidAsync(function, _menu, argument);
    }
}
