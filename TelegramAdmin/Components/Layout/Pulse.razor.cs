using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Layout;

public sealed partial class Pulse : IDisposable
{
    private PulseReading? _drawn;

    [Inject]
    public required ShellFeed Feed { get; init; }

    protected override void OnInitialized() => Feed.Changed += OnFeedChanged;

    public void Dispose() => Feed.Changed -= OnFeedChanged;

    protected override void OnAfterRender(bool firstRender) => _drawn = Feed.State.Pulse;

    private void OnFeedChanged()
    {
        if (!ReferenceEquals(_drawn, Feed.State.Pulse))
            _ = InvokeAsync(StateHasChanged);
    }

    private static string? DotClass(Health health) => health switch
    {
        Health.Slowed => "ta-dot--warn",
        Health.Down => "ta-dot--bad",
        _ => null,
    };

    private static string Word(Health health) => health switch
    {
        Health.Slowed => "Slowed",
        Health.Down => "Needs you",
        _ => "All well",
    };
}
