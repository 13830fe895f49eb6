using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Components.Controls;

namespace TelegramAdmin.Components.Overlays;

public sealed partial class Drawer : IAsyncDisposable
{
    private ElementReference _aside;
    private IJSObjectReference? _visit;

    /// <summary>Whose details these are: "Dele Okafor".</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>"2 of 12,306".</summary>
    [Parameter]
    public string? Position { get; set; }

    [Parameter]
    public string? PreviousHref { get; set; }

    [Parameter]
    public string? NextHref { get; set; }

    /// <summary>The same as a page of its own, where there is one.</summary>
    [Parameter]
    public string? FullHref { get; set; }

    /// <summary>Icon buttons before Close.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <summary>Name in the URL that is taken out on closing.</summary>
    [Parameter]
    public string Query { get; set; } = "open";

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private string CloseHref => Navigation.With(new Dictionary<string, object?> { [Query] = null });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/drawer.js"].FromRoot());
        _visit = await module.InvokeAsync<IJSObjectReference>("enter", _aside);
    }

    public async ValueTask DisposeAsync()
    {
        if (_visit is null)
            return;
        try
        {
            await _visit.InvokeVoidAsync("leave");
            await _visit.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or TaskCanceledException)
        {
            // The page is gone; there is no focus to give back.
        }
    }
}
