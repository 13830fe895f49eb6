using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Postgres;

namespace TelegramAdmin.Core.Nodes;

/// <summary>Takes what happens here to the other nodes, and tells here what happens there. Where it could not listen for a while it says so.</summary>
[OnEveryNode]
internal sealed partial class NodeSignals(PostgresSignals signals, NodeRights rights, EventBus events, ILogger<NodeSignals> logger) : BackgroundService
{
    private const int MostAtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>After so long every other node has seen that this one is there, and tells it what happens.</summary>
    private static readonly TimeSpan UntilKnown = TimeSpan.FromSeconds(2);

    private readonly Channel<IEvent> _waiting = Channel.CreateBounded<IEvent>(new BoundedChannelOptions(50_000) { FullMode = BoundedChannelFullMode.DropOldest });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        events.Published += Take;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        events.Published -= Take;
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(SendAsync(stoppingToken), ListenAsync(stoppingToken));

    private void Take(IEvent happened)
    {
        if (rights.HasOthers)
            _waiting.Writer.TryWrite(happened);
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None)) // What was said last, that this node goes, is said still.
        {
            var heap = new HashSet<IEvent>();
            while (heap.Count < MostAtOnce && _waiting.Reader.TryRead(out var happened))
                heap.Add(happened);
            try
            {
                await signals.SendAsync(rights.NodeId, EventWords.Write(heap), CancellationToken.None);
            }
            catch (Exception e)
            {
                // Who listens has lost the database too, and reads everything again when it is back.
                Log.NotSent(logger, heap.Count, e.Message);
                await Task.Delay(Pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await foreach (var words in signals.ListenAsync(rights.NodeId, cancellation))
                    Hear(words, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                Log.Deaf(logger, e.Message);
                await Task.Delay(Pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Hear(string words, CancellationToken cancellation)
    {
        if (words.Length == 0)
        {
            events.PublishFromAfar(new EventsMissed(WorkspaceId.Default));
            _ = AgainAsync(cancellation);
            return;
        }
        try
        {
            foreach (var happened in EventWords.Read(words))
                events.PublishFromAfar(happened);
        }
        catch (System.Text.Json.JsonException e)
        {
            Log.NotUnderstood(logger, e.Message);
        }
    }

    private async Task AgainAsync(CancellationToken cancellation)
    {
        await Task.Delay(UntilKnown, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancellation.IsCancellationRequested)
            events.PublishFromAfar(new EventsMissed(WorkspaceId.Default));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "This node does not hear the others ({Reason}); it listens again in a moment and then reads everything anew")]
        public static partial void Deaf(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} events could not be told to other nodes: {Reason}")]
        public static partial void NotSent(ILogger logger, int count, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What another node said was not understood: {Reason}")]
        public static partial void NotUnderstood(ILogger logger, string reason);
    }
}
