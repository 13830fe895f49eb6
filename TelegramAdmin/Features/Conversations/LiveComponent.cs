using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Events;

namespace TelegramAdmin.Features.Conversations;

/// <summary>A part of the page that follows what happens: it hears events, and at most once a second reads and draws anew.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private Throttle? _throttle;

    [Inject]
    public required EventBus Events { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    public void Dispose()
    {
        _owned.ForEach(owned => owned.Dispose());
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what changed; the component is drawn after it.</summary>
    protected abstract Task RefreshAsync();

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Asks for a refresh with every event that <paramref name="concerns"/> this part. Called on the publisher's thread, so it must be quick.</summary>
    protected void Follow<T>(Func<T, bool> concerns) where T : IEvent => _owned.Add(Events.Subscribe<T>(happened =>
    {
        if (concerns(happened))
            AskForRefresh();
    }));

    protected void RefreshEvery(TimeSpan interval) => _owned.Add(Clock.CreateTimer(_ => AskForRefresh(), null, interval, interval));

    protected void AskForRefresh() => _throttle?.Ask();

    protected sealed override void OnInitialized() =>
        _owned.Add(_throttle = new Throttle(Clock, Throttle.Live, () => InvokeAsync(RefreshAndDrawAsync)));

    private async Task RefreshAndDrawAsync()
    {
        try
        {
            await RefreshAsync();
            StateHasChanged();
        }
        catch (Exception e) when (e is not ObjectDisposedException)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
