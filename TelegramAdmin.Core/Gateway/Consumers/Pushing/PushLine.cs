using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Gateway.Consumers.Pushing;

/// <summary>Delivers one consumer's updates to its webhook. How far it got is on disk; after a restart it goes on from there.</summary>
internal sealed partial class PushLine : IDisposable
{
    /// <summary>To be counted among the readers of the bot also while nothing comes.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private static readonly TimeSpan KeyPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly HashSet<Task> _underWay = [];
    private readonly ConsumerSeat _seat;
    private readonly PushParts _parts;
    private readonly PushWindow _window;
    private readonly Alarm _alarm;
    private readonly CancellationTokenSource _ended;
    private readonly Uri _address;
    private readonly string? _secret;
    private (string Words, DateTimeOffset At)? _fault;

    public PushLine(ConsumerSeat seat, PushParts parts, CancellationToken stopping)
    {
        (_seat, _parts) = (seat, parts);
        _window = new PushWindow(seat.Row.ConfirmedId);
        _alarm = new Alarm(parts.Time);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _address = new Uri(seat.Row.WebhookUrl!);
        _secret = seat.Row.ProtectedSecretToken is { } secret ? parts.Protector.TryReveal(secret) : null;
    }

    public void End() => _ended.Cancel();

    public void Dispose()
    {
        _alarm.Dispose();
        _ended.Dispose();
    }

    public async Task RunAsync()
    {
        using var subscription = _parts.Events.Subscribe<UpdatesArrived>(e => RingFor(e));
        while (!_ended.IsCancellationRequested)
            await _alarm.SleepAsync(await TryRunAsync(), _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(Tasks()).WaitAsync(LastPatience, _parts.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await AdvanceAsync();
    }

    /// <summary>Starts what may leave; returns when to look again if nothing changes before.</summary>
    public async Task<TimeSpan> RunOnceAsync()
    {
        if (await _parts.Keys.FindReaderAsync(_seat.Row) is null)
            return KeyPause;
        await AdvanceAsync();
        await RefillAsync();
        var now = _parts.Time.GetUtcNow();
        lock (_gate)
        {
            foreach (var item in _window.Take(_seat.Row.MaxConnections, now))
                Begin(item);
            return _window.NextAt() is { } at ? TimeSpan.FromTicks(Math.Max((at - now).Ticks, TimeSpan.TicksPerMillisecond)) : LongestPause;
        }
    }

    private async Task<TimeSpan> TryRunAsync()
    {
        try
        {
            return await RunOnceAsync();
        }
        catch (Exception e) when (!_ended.IsCancellationRequested) // A call that was broken off elsewhere, such as by a database, ends no line.
        {
            Log.LineFailed(_parts.Logger, e, _seat.Row.ApiKeyId, _seat.Row.BotId.Value);
            return FaultPause;
        }
        catch (OperationCanceledException)
        {
            return FaultPause; // The line ends.
        }
    }

    private void RingFor(UpdatesArrived arrived)
    {
        if (arrived.BotId == _seat.Row.BotId)
            _alarm.Ring();
    }

    private void Begin(PushItem item)
    {
        _underWay.RemoveWhere(task => task.IsCompleted);
        _underWay.Add(Task.Run(() => PushAsync(item)));
    }

    private async Task PushAsync(PushItem item)
    {
        var isDone = item.Update.ReceivedAt < _parts.Seats.Horizon; // Telegram keeps trying for a day.
        TimeSpan? pause = null;
        try
        {
            if (isDone)
                return;
            var reply = await _parts.Post.SendAsync(_address, item.Update.Payload, _secret);
            (isDone, pause) = (reply.IsSuccess, reply.RetryAfter);
            if (!isDone)
                _fault = (WebhookPost.WordsOf(reply), _parts.Time.GetUtcNow());
            else if (reply.Body is { Length: > 0 } json)
                await MakeCallAsync(item, json);
        }
        catch (Exception e)
        {
            Log.PushFailed(_parts.Logger, e, item.Update.Id, _seat.Row.ApiKeyId);
        }
        finally
        {
            Conclude(item, isDone, pause);
        }
    }

    /// <summary>Whatever becomes of it, the update was taken, and is not delivered again.</summary>
    private async Task MakeCallAsync(PushItem item, string json)
    {
        try
        {
            if (await _parts.Keys.FindReaderAsync(_seat.Row) is { } key)
                await _parts.Calls.RunAsync(key, _seat.Row.BotId, json);
        }
        catch (Exception e)
        {
            Log.CallFailed(_parts.Logger, e, item.Update.Id, _seat.Row.ApiKeyId);
        }
    }

    private void Conclude(PushItem item, bool isDone, TimeSpan? pause)
    {
        lock (_gate)
        {
            if (isDone)
                _window.Finish(item);
            else
                _window.Return(item);
        }
        if (!isDone)
            item.Postpone(_parts.Time.GetUtcNow(), pause);
        _alarm.Ring();
    }

    private async Task RefillAsync()
    {
        int room;
        lock (_gate)
            room = _window.Room;
        if (room == 0)
            return;
        var row = _seat.Row;
        var page = await _parts.Log.AfterAsync(row.WorkspaceId, row.BotId, _window.ReadTo, room);
        var wanted = WantedKinds.Of(row.AllowedUpdates);
        lock (_gate)
        {
            foreach (var update in page)
                _window.Add(update, wanted.Contains(update.Kind) && update.ReceivedAt >= _parts.Seats.Horizon);
        }
        if (page.Count == room)
            _alarm.Ring();
    }

    /// <summary>Writes down how far everything is delivered.</summary>
    private async Task AdvanceAsync()
    {
        long settled;
        bool isFailing;
        lock (_gate)
            (settled, isFailing) = (_window.Settle(), _window.IsFailing);
        await _seat.Turn.WaitAsync();
        try
        {
            if (_seat.Row.WebhookUrl != _address.AbsoluteUri)
                return; // It was changed; its successor begins where this was.
            if (settled > _seat.Row.ConfirmedId)
                _seat.MoveTo(settled);
            if (!isFailing)
                _parts.Seats.See(_seat);
            if (_fault is var (words, at))
                (_seat.Row.LastError, _seat.Row.LastErrorAt, _seat.IsChanged, _fault) = (ShortText.Cut(words, 1000), at, true, null);
            await _parts.Seats.SaveAsync(_seat);
        }
        finally
        {
            _seat.Turn.Release();
        }
    }

    private List<Task> Tasks()
    {
        lock (_gate)
            return [.. _underWay];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Updates for key {Key} of bot {Bot} could not be delivered; it is tried again")]
        public static partial void LineFailed(ILogger logger, Exception e, long key, long bot);

        [LoggerMessage(Level = LogLevel.Error, Message = "The call in the answer to update {Id} for key {Key} failed and is not made again")]
        public static partial void CallFailed(ILogger logger, Exception e, long id, long key);

        [LoggerMessage(Level = LogLevel.Error, Message = "Update {Id} could not be delivered for key {Key}; it is tried again")]
        public static partial void PushFailed(ILogger logger, Exception e, long id, long key);
    }
}
