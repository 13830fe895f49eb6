using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using TelegramAdmin.Components.Live;

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

    private ShellState State => Feed.State;

    protected override void OnInitialized()
    {
        Locate();
        Navigation.LocationChanged += OnLocationChanged;
        Feed.Changed += OnFeedChanged;
    }

    protected override void OnAfterRender(bool firstRender) => _drawn = Feed.State;

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Feed.Changed -= OnFeedChanged;
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

    private void Locate()
    {
        _path = new Uri(Navigation.Uri).PathAndQuery;
        _current = NavItems.At(new Uri(Navigation.Uri).AbsolutePath);
    }
}
