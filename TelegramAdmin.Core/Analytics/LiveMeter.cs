using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Analytics;

/// <summary>Counts messages in and out second by second, for the last two minutes, in memory: for each workspace and for each bot that was busy lately.</summary>
[OnEveryNode]
public sealed class LiveMeter : IHostedService, IDisposable
{
    public const int Seconds = 120;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<WorkspaceId, LiveRing> _workspaces = new();
    private readonly ConcurrentDictionary<BotId, LiveRing> _bots = new();
    private readonly IDisposable[] _subscriptions;
    private readonly TimeProvider _time;

    public LiveMeter(EventBus events, TimeProvider time)
    {
        _time = time;
        _subscriptions =
        [
            events.Subscribe<UpdatesArrived>(e => Add(e.WorkspaceId, e.BotId, e.Messages, 0)),
            events.Subscribe<MessageDelivered>(e => Add(e.WorkspaceId, e.Outcome.BotId, 0, e.Outcome is { State: DeliveryState.Sent, CountsAsSend: true } ? 1 : 0)),
            time.CreateTimer(_ => LetQuietGo(), null, SweepEvery, SweepEvery),
        ];
    }

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The last two minutes, oldest first; the second that is under way is left out.</summary>
    public LiveRates Read(WorkspaceId workspace) => _workspaces.TryGetValue(workspace, out var ring) ? ring.Read(Now) : LiveRates.Quiet;

    /// <summary>The same for one bot.</summary>
    public LiveRates Read(BotId bot) => _bots.TryGetValue(bot, out var ring) ? ring.Read(Now) : LiveRates.Quiet;

    /// <summary>Nothing but to be there from the first message on, before anybody looks.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }

    private void Add(WorkspaceId workspace, BotId bot, int received, int sent)
    {
        if (received == 0 && sent == 0)
            return;
        _workspaces.GetOrAdd(workspace, _ => new LiveRing()).Add(Now, received, sent);
        _bots.GetOrAdd(bot, _ => new LiveRing()).Add(Now, received, sent);
    }

    private void LetQuietGo()
    {
        foreach (var (bot, ring) in _bots)
        {
            if (ring.LastAt < Now - Seconds)
                _bots.TryRemove(bot, out _);
        }
    }
}

/// <summary>Messages in each of the last seconds.</summary>
public sealed record LiveRates(IReadOnlyList<int> In, IReadOnlyList<int> Out)
{
    private const int Window = 10;

    internal static LiveRates Quiet { get; } = new(new int[LiveMeter.Seconds], new int[LiveMeter.Seconds]);

    /// <summary>A second, over the last ten.</summary>
    public double InPerSecond => In.TakeLast(Window).Average();

    public double OutPerSecond => Out.TakeLast(Window).Average();
}
