using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Core.Webhooks.Sending;

/// <summary>
/// Sends what is due, several at once, few to any one address so that a slow one holds nobody up; places go in turn to who has fewest. A row stays pending until its outcome is on
/// disk: what a crash cuts short is sent again under the same id.
/// </summary>
[OnLeader]
public sealed partial class WebhookSender : BackgroundService
{
    private const int AtOnce = 64;
    private const int AtOnceToOne = 4;

    // Of real time, whatever clock the rest goes by: what comes in meanwhile is read at once.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RestAfterLoss = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, (Destination To, Task Work)> _underWay = new();

    // What could not be recorded still looks due; sent again at once it would be sent without end.
    private readonly ConcurrentDictionary<long, DateTimeOffset> _resting = new();

    // Whose last try got no answer in time: they take one place at most, until they answer again.
    private readonly ConcurrentDictionary<Destination, bool> _slow = new();
    private readonly Dictionary<Destination, long> _served = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _cut = new();
    private readonly Alarm _alarm;
    private readonly IDatabase _database;
    private readonly TryDelivery _try;
    private readonly RecordTries _record;
    private readonly CloseEndpoint _close;
    private readonly EndpointDirectory _directory;
    private readonly EventBus _events;
    private readonly TimeProvider _time;
    private readonly ILogger<WebhookSender> _logger;
    private long _turns;

    internal WebhookSender(IDatabase database, TryDelivery @try, RecordTries record, CloseEndpoint close, EndpointDirectory directory, EventBus events, TimeProvider time, ILogger<WebhookSender> logger) =>
        (_database, _try, _record, _close, _directory, _events, _time, _logger, _alarm) = (database, @try, record, close, directory, events, time, logger, new Alarm(time));

    /// <summary>Sends what is due now and waits until each has its outcome.</summary>
    /// <returns>How many tries were made.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation = default)
    {
        var started = await StartDueAsync(cancellation);
        await Task.WhenAll(started);
        return started.Count;
    }

    /// <summary>What is on its way gets a moment to arrive, so that an orderly restart repeats little.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_underWay.Values.Select(w => w.Work)).WaitAsync(PatienceAtTheEnd, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _cut.CancelAsync();
        await Task.WhenAll(_underWay.Values.Select(w => w.Work));
    }

    public override void Dispose()
    {
        base.Dispose();
        _alarm.Dispose();
        _cut.Dispose(); // Not the turn: where a start fails, nobody waits for the round that has it.
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var messages = _events.Subscribe<MessageDelivered>(e =>
        {
            if (QueueWebhooks.MayConcern(e.Outcome, _directory.Known))
                _alarm.Ring();
        });
        using var changes = _events.Subscribe<WebhooksChanged>(_ => _alarm.Ring());
        while (!stoppingToken.IsCancellationRequested)
        {
            var sleep = LongestSleep;
            try
            {
                var looked = _time.GetUtcNow();
                await StartDueAsync(stoppingToken);
                sleep = await UntilNextAsync(looked, stoppingToken);
            }
            catch (Exception e) when (e is StorageUnavailableException or DbException)
            {
                Log.Postponed(_logger, e.Message);
            }
            await Task.Delay(Breath, stoppingToken);
            await _alarm.SleepAsync(sleep, stoppingToken);
        }
    }

    private async Task<List<Task>> StartDueAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var started = new List<Task>();
            var waiting = _underWay.Count < AtOnce ? await WaitingAsync(cancellation) : [];
            while (_underWay.Count < AtOnce && waiting.Where(w => w.Value.Count > 0 && HasRoom(w.Key)).Select(w => w.Key).MinBy(InTurn) is { } next)
                Start(next, waiting[next].Dequeue(), started);
            return started;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What is due, by where it goes. Each reading leaves out whom the ones before found, so the backlog of one does not hide another's.</summary>
    private async Task<Dictionary<Destination, Queue<WebhookDelivery>>> WaitingAsync(CancellationToken cancellation)
    {
        var waiting = new Dictionary<Destination, Queue<WebhookDelivery>>();
        List<WebhookDelivery> due;
        do
        {
            due = await ReadDueAsync(waiting.Keys, cancellation);
            foreach (var group in due.GroupBy(Destination.Of))
                waiting[group.Key] = new Queue<WebhookDelivery>(group);
        }
        while (due.Count == AtOnce && waiting.Count < AtOnce);
        return waiting;
    }

    private bool HasRoom(Destination to) => _underWay.Values.Count(w => w.To == to) < (_slow.ContainsKey(to) ? 1 : AtOnceToOne);

    /// <summary>First whose workspace has the fewest on their way, then who itself has, then who was served longest ago.</summary>
    private (int OfWorkspace, int Own, long Served) InTurn(Destination to) =>
        (_underWay.Values.Count(w => w.To.WorkspaceId == to.WorkspaceId), _underWay.Values.Count(w => w.To == to), _served.GetValueOrDefault(to));

    private void Start(Destination to, WebhookDelivery delivery, List<Task> started)
    {
        _served[to] = ++_turns;
        var gate = new TaskCompletionSource();
        var work = WorkAsync(gate.Task, delivery);
        _underWay[delivery.Id] = (to, work);
        started.Add(work);
        gate.SetResult();
    }

    private async Task WorkAsync(Task begin, WebhookDelivery delivery)
    {
        await begin.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var ended = await _try.RunAsync(delivery, _cut.Token);
            if (ended.WasSlow)
                _slow[Destination.Of(delivery)] = true;
            else
                _slow.TryRemove(Destination.Of(delivery), out _);
            await _database.AppendAsync(_record, ended);
            await _close.AfterAsync(ended);
        }
        catch (OperationCanceledException) when (_cut.IsCancellationRequested)
        {
            // The row still waits; the next start sends it.
        }
        catch (Exception e)
        {
            _resting[delivery.Id] = _time.GetUtcNow() + RestAfterLoss;
            Log.Failed(_logger, e, delivery.Id);
        }
        finally
        {
            _underWay.TryRemove(delivery.Id, out _);
            _alarm.Ring();
        }
    }

    private async Task<List<WebhookDelivery>> ReadDueAsync(IEnumerable<Destination> found, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        var busy = _underWay.Values.Select(w => w.To).Where(to => !HasRoom(to)).Concat(found).Distinct().ToList();
        var (endpoints, keys) = (busy.Select(b => b.EndpointId).OfType<long>().ToList(), busy.Select(b => b.ApiKeyId).OfType<long>().ToList());
        var callers = busy.Where(b => b.EndpointId is null && b.ApiKeyId is null).Select(b => b.WorkspaceId).ToList();
        foreach (var rested in _resting.Where(r => r.Value <= now))
            _resting.TryRemove(rested);
        var underWay = _underWay.Keys.Concat(_resting.Keys).ToList();
        await using var db = _database.ReadAll();
        return await db.WebhookDeliveries.Where(d => d.State == WebhookDeliveryState.Pending && d.NextAt <= now && !underWay.Contains(d.Id)
                && (d.EndpointId == null || !endpoints.Contains(d.EndpointId.Value)) && (d.EndpointId != null || d.ApiKeyId == null || !keys.Contains(d.ApiKeyId.Value))
                && (d.EndpointId != null || d.ApiKeyId != null || !callers.Contains(d.WorkspaceId)))
            .OrderBy(d => d.NextAt).ThenBy(d => d.Id).Take(AtOnce).ToListAsync(cancellation);
    }

    /// <param name="looked">Before what was due was read: what became due since then must not be slept over.</param>
    private async Task<TimeSpan> UntilNextAsync(DateTimeOffset looked, CancellationToken cancellation)
    {
        if (_underWay.Count >= AtOnce)
            return LongestSleep; // Whatever ends rings.
        var underWay = _underWay.Keys.ToList();
        await using var db = _database.ReadAll();
        var next = await db.WebhookDeliveries.Where(d => d.State == WebhookDeliveryState.Pending && d.NextAt > looked && !underWay.Contains(d.Id))
            .OrderBy(d => d.NextAt).Select(d => (DateTimeOffset?)d.NextAt).FirstOrDefaultAsync(cancellation);
        var rested = _resting.Values.Select(at => (DateTimeOffset?)at).Min();
        var first = rested is null || next < rested ? next : rested;
        return first - _time.GetUtcNow() is { } wait && wait < LongestSleep ? (wait > TimeSpan.Zero ? wait : TimeSpan.Zero) : LongestSleep;
    }

    /// <summary>Whose capacity a delivery takes: an endpoint's, of callbacks a key's, of calls that rules make the workspace's.</summary>
    private sealed record Destination(WorkspaceId WorkspaceId, long? EndpointId, long? ApiKeyId)
    {
        public static Destination Of(WebhookDelivery delivery) => delivery.EndpointId is { } endpoint ? new(delivery.WorkspaceId, endpoint, null) : new(delivery.WorkspaceId, null, delivery.ApiKeyId);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks wait: the database does not answer ({Reason})")]
        public static partial void Postponed(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The outcome of webhook delivery {Id} could not be recorded; it is sent again in some seconds")]
        public static partial void Failed(ILogger logger, Exception e, long id);
    }
}
