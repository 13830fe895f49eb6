using System.Collections.Concurrent;
using System.Diagnostics;

namespace TelegramAdmin.Core.Telemetry;

/// <summary>
/// The spans of the engine, and which trace a durable row belongs to. Rows have no room for a trace, so it is kept in memory beside their number, the newest
/// <see cref="Capacity"/> of them; what a restart takes up again begins a trace of its own, and the numbers among the tags join the two.
/// Costs nothing while nobody listens.
/// </summary>
public sealed class EngineTraces
{
    public const string Name = "TelegramAdmin";

    /// <summary>How many rows are remembered.</summary>
    public const int Capacity = 20_000;

    private static readonly ActivitySource Source = new(Name);

    private readonly ConcurrentDictionary<string, ActivityContext> _kept = new();
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>The trace that the caller is part of; none while nobody listens.</summary>
    public static ActivityContext Here => Source.HasListeners() && Activity.Current is { } current ? current.Context : default;

    /// <summary>Begins a span within <paramref name="parent"/>, or within the caller's where that is none.</summary>
    /// <returns>Null where nobody listens.</returns>
    public static Activity? Start(string name, ActivityKind kind = ActivityKind.Internal, ActivityContext parent = default) =>
        Source.HasListeners() ? Source.StartActivity(name, kind, parent) : null;

    public static string KeyOfUpdate(long inboxId) => FormattableString.Invariant($"u{inboxId}");

    public static string KeyOfMessage(long messageId) => FormattableString.Invariant($"m{messageId}");

    /// <summary>Remembers the trace of a row that is durable now.</summary>
    public void Keep(string key, ActivityContext trace)
    {
        if (trace == default || !_kept.TryAdd(key, trace))
            return;
        _order.Enqueue(key);
        while (_order.Count > Capacity && _order.TryDequeue(out var oldest))
            _kept.TryRemove(oldest, out _);
    }

    public ActivityContext Find(string key) => _kept.IsEmpty ? default : _kept.GetValueOrDefault(key);
}
