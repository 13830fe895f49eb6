using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using TelegramAdmin.Components.Live;
using TelegramAdmin.Features.Settings.Appearance;

namespace TelegramAdmin.Components.Layout;

/// <summary>The frame around every page of a signed-in admin.</summary>
public sealed partial class MainLayout : IDisposable
{
    private readonly ReaderContext _reader = new();
    private NavItem? _current;
    private ShellState _drawn = new();
    private string _path = "";

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ShellFeed Feed { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private ShellState State => Feed.State;

    protected override void OnInitialized()
    {
        Locate();
        Navigation.LocationChanged += OnLocationChanged;
        Feed.Changed += OnFeedChanged;
        Brand.Changed += OnBrandChanged;
    }

    protected override void OnAfterRender(bool firstRender) => _drawn = Feed.State;

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Feed.Changed -= OnFeedChanged;
        Brand.Changed -= OnBrandChanged;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        Locate();
        StateHasChanged();
    }

    /// <summary>The pulse beats by itself; all else here changes seldom.</summary>
    private void OnFeedChanged()
    {
        if (State with { Pulse = _drawn.Pulse } != _drawn)
            _reader.Run(() => _ = InvokeAsync(StateHasChanged));
    }

    private void OnBrandChanged() => _ = InvokeAsync(ShowLookAsync);

    /// <summary>In each open page, whoever changed it.</summary>
    private async Task ShowLookAsync()
    {
        StateHasChanged();
        try
        {
            await using var look = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/look.js"].FromRoot());
            await look.InvokeVoidAsync("show", Brand.SheetAddress, Brand.IconAddress(AppearanceIcon.OfTab));
        }
        catch (JSDisconnectedException)
        {
            // The page has gone; the next one loads as it looks now.
        }
    }

    private void Locate()
    {
        _path = new Uri(Navigation.Uri).PathAndQuery;
        _current = NavItems.At(new Uri(Navigation.Uri).AbsolutePath);
    }
}
