using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace TelegramAdmin.Core.Events;

/// <summary>Tells subscribers in this process what happened. A subscriber must be quick: live pages throttle behind it.</summary>
public sealed partial class EventBus(ILogger<EventBus> logger)
{
    private readonly ConcurrentDictionary<Type, ImmutableArray<Action<IEvent>>> _subscribers = new();

    /// <summary>Calls <paramref name="handler"/> for each event of this type until the returned subscription is disposed.</summary>
    public IDisposable Subscribe<T>(Action<T> handler) where T : IEvent
    {
        Action<IEvent> untyped = e => handler((T)e);
        _subscribers.AddOrUpdate(typeof(T), [untyped], (_, all) => all.Add(untyped));
        return new Subscription(() => _subscribers.AddOrUpdate(typeof(T), [], (_, all) => all.Remove(untyped)));
    }

    public void Publish(IEvent happened)
    {
        if (!_subscribers.TryGetValue(happened.GetType(), out var subscribers))
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
