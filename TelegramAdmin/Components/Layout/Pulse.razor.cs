using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Live;
using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Components.Layout;

public sealed partial class Pulse : IDisposable
{
    private readonly ReaderContext _reader = new();
    private PulseReading? _drawn;

    [Inject]
    public required ShellFeed Feed { get; init; }

    protected override void OnInitialized() => Feed.Changed += OnFeedChanged;

    public void Dispose() => Feed.Changed -= OnFeedChanged;

    protected override void OnAfterRender(bool firstRender) => _drawn = Feed.State.Pulse;

    private void OnFeedChanged()
    {
        if (!ReferenceEquals(_drawn, Feed.State.Pulse))
            _reader.Run(() => _ = InvokeAsync(StateHasChanged));
    }

    private static string? DotClass(Health health) => health switch
    {
        Health.Slowed => "ta-dot--warn",
        Health.Down => "ta-dot--bad",
        _ => null,
    };

    /// <summary>"11,262 queued · 2 of 3 bots up".</summary>
    private string QueueOf(PulseReading reading) => reading.Bots == 0 ? L["No bot yet"] : $"{L["{0} queued", Numbers.Count(reading.Queued)]} · {BotsOf(reading)}";

    private string BotsOf(PulseReading reading) => reading.BotsUp == reading.Bots
        ? L.Count(reading.BotsUp, "{0} bot up", "{0} bots up")
        : reading.Bots == 1 ? L["{0} of {1} bot up", reading.BotsUp, reading.Bots] : L["{0} of {1} bots up", reading.BotsUp, reading.Bots];

    private static string Word(Health health) => health switch
    {
        Health.Slowed => "Slowed",
        Health.Down => "Needs you",
        _ => "All well",
    };
}
