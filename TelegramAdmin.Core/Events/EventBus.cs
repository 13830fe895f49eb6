using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Events;

/// <summary>
/// Tells subscribers what happened, in this process and on other nodes. A subscriber must be quick: live pages throttle behind it.
/// </summary>
public sealed partial class EventBus(ILogger<EventBus> logger)
{
    private readonly ConcurrentDictionary<(Type, Origin), ImmutableArray<Action<IEvent>>> _subscribers = new();

    private enum Origin
    {
        Here,
        Afar,
    }

    /// <summary>Takes what is published here to other nodes.</summary>
    public event Action<IEvent>? Published;

    /// <summary>Calls <paramref name="handler"/> for each event of this type, wherever it happened, until the returned subscription is disposed.</summary>
    public IDisposable Subscribe<T>(Action<T> handler) where T : IEvent => new Both(SubscribeHere(handler), SubscribeAfar(handler));

    /// <summary>Only for what happened in this process: to count what it does itself.</summary>
    public IDisposable SubscribeHere<T>(Action<T> handler) where T : IEvent => Subscribe(handler, Origin.Here);

    /// <summary>Only for what happened on other nodes.</summary>
    public IDisposable SubscribeAfar<T>(Action<T> handler) where T : IEvent => Subscribe(handler, Origin.Afar);

    /// <summary>Keeps a cache true: what it knows of a workspace is forgotten with each such event of it, and all of it where events were missed.</summary>
    public IDisposable Keep<TEvent, T>(WorkspaceCache<T> cache) where TEvent : IEvent =>
        new Both(Subscribe<TEvent>(happened => cache.Forget(happened.WorkspaceId)), Subscribe<EventsMissed>(_ => cache.ForgetAll()));

    public void Publish(IEvent happened)
    {
        Tell(happened, Origin.Here);
        Published?.Invoke(happened);
    }

    /// <summary>Tells of what happened on another node.</summary>
    public void PublishFromAfar(IEvent happened) => Tell(happened, Origin.Afar);

    private Subscription Subscribe<T>(Action<T> handler, Origin origin) where T : IEvent
    {
        Action<IEvent> untyped = e => handler((T)e);
        var key = (typeof(T), origin);
        _subscribers.AddOrUpdate(key, [untyped], (_, all) => all.Add(untyped));
        return new Subscription(() => _subscribers.AddOrUpdate(key, [], (_, all) => all.Remove(untyped)));
    }

    private void Tell(IEvent happened, Origin origin)
    {
        if (!_subscribers.TryGetValue((happened.GetType(), origin), out var subscribers))
            return;
        foreach (var subscriber in subscribers)
            Tell(subscriber, happened);
    }

    private void Tell(Action<IEvent> subscriber, IEvent happened)
    {
        try
        {
            subscriber(happened);
        }
        catch (Exception e)
        {
            // One broken page must not keep the others, or the engine, from hearing.
            Log.SubscriberFailed(logger, e, happened.GetType().Name);
        }
    }

    private sealed class Both(IDisposable one, IDisposable other) : IDisposable
    {
        public void Dispose()
        {
            one.Dispose();
            other.Dispose();
        }
    }

    private sealed class Subscription(Action dispose) : IDisposable
    {
        private Action? _dispose = dispose;

        public void Dispose() => Interlocked.Exchange(ref _dispose, null)?.Invoke();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A subscriber of {Event} failed")]
        public static partial void SubscriberFailed(ILogger logger, Exception e, string @event);
    }
}

/// <summary>For a while this process did not hear of other nodes: whatever it keeps in memory may be old.</summary>
public sealed record EventsMissed(WorkspaceId WorkspaceId) : IEvent;
