using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery.Failover;
using TelegramAdmin.Core.Delivery.Limits;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// Sends for one bot. A single loop decides what leaves when (lanes, chats, limits); the calls themselves run side by side, and each
/// comes back into the loop's lock with its verdict.
/// </summary>
internal sealed partial class BotSender : IDisposable
{
    private const int MostInFlight = 64;
    private const int MostPaidInFlight = 400;

    private static readonly TimeSpan BotOutPause = TimeSpan.FromMinutes(1);

    /// <summary>The database does not say whose this bot is.</summary>
    private static readonly TimeSpan RightsPause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly SendLane _replies;
    private readonly SendLane _bulk;
    private readonly PacedLimiter _pace = new();
    private readonly ClaimedLine _claimed = new();
    private readonly FloodWatch _floods = new();
    private readonly FloodWatch _replyFloods = new();
    private readonly HashSet<Task> _underWay = [];
    private readonly BotId _botId;
    private readonly DeliveryParts _parts;
    private readonly Alarm _alarm;
    private Task _loop = Task.CompletedTask;
    private DateTimeOffset _repliesBlockedUntil;
    private DateTimeOffset _stoppedUntil;
    private long _lastWorkAt;
    private volatile bool _isStopped;

    public BotSender(BotId botId, DeliveryParts parts)
    {
        (_botId, _parts) = (botId, parts);
        (_replies, _bulk) = (new SendLane(Lane.Reply, parts.Options), new SendLane(Lane.Bulk, parts.Options));
        _alarm = new Alarm(parts.Time);
        _lastWorkAt = parts.Time.GetTimestamp();
    }


    private bool IsIdle
    {
        get
        {
            lock (_gate)
                return _replies.IsEmpty && _bulk.IsEmpty;
        }
    }

    /// <returns>False where this sender has ended; its successor reads the message from the database.</returns>
    public bool TryOffer(QueuedMessage message, bool isAgain)
    {
        lock (_gate)
        {
            if (_isStopped)
                return false;
            if (isAgain)
                LaneOf(message).Forget(message.Id);
            LaneOf(message).Offer(message);
        }
        _alarm.Ring();
        return true;
    }

    /// <summary>How it stands, for the <see cref="SenderBoard"/>.</summary>
    public SenderStatus ReadStatus()
    {
        var now = _parts.Time.GetUtcNow();
        lock (_gate)
        {
            DateTimeOffset[] waits = [_stoppedUntil, _repliesBlockedUntil, _pace.NextAt > now + TimeSpan.FromSeconds(1) ? _pace.NextAt : default];
            return new SenderStatus(_botId, _pace.RateAt(now), _pace.HighestRate, waits.Max() is var until && until > now ? until : null, _replies.InFlight + _bulk.InFlight);
        }
    }

    /// <summary>The bot changed: its token may work again.</summary>
    public void Wake()
    {
        lock (_gate)
            _stoppedUntil = default;
        _alarm.Ring();
    }

    /// <summary>Another process wrote messages of this bot.</summary>
    public void LookAgain()
    {
        lock (_gate)
        {
            _replies.FallBehind();
            _bulk.FallBehind();
        }
        Wake();
    }

    /// <summary>Begins the loop, on another thread: the caller may be the database's writer.</summary>
    /// <param name="before">What an earlier sender of this bot has under way still; it would be read as waiting.</param>
    public void Start(Task before, CancellationToken cancellation) => _loop = Task.Run(async () =>
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await RunAsync(cancellation);
    }, cancellation);

    private async Task RunAsync(CancellationToken cancellation)
    {
        Activity.Current = null; // The request that woke this sender is not what its messages are part of.
        while (!cancellation.IsCancellationRequested && !_isStopped)
        {
            try
            {
                var pause = await RunOnceAsync(cancellation);
                await _alarm.SleepAsync(pause, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.SenderFailed(_parts.Logger, e, _botId);
                await _alarm.SleepAsync(TimeSpan.FromSeconds(1), cancellation);
            }
        }
    }

    /// <summary>Starts everything that may leave now; returns when to look again, null for when something changes.</summary>
    public async Task<TimeSpan?> RunOnceAsync(CancellationToken cancellation)
    {
        if (_parts.Time.GetUtcNow() is var now && _stoppedUntil > now)
            return _stoppedUntil - now;
        await RefillAsync(_replies, cancellation);
        await RefillAsync(_bulk, cancellation);
        if (IsIdle)
            return null;
        _lastWorkAt = _parts.Time.GetTimestamp();
        if (!_parts.Rights.Holds(_botId))
        {
            lock (_gate)
                _claimed.CallBack();
            return RightsPause;
        }
        if (await _parts.Directory.FindAsync(_botId) is not { Sends: true } bot)
        {
            lock (_gate)
                _claimed.CallBack();
            return BotOutPause;
        }
        lock (_gate)
            return _isStopped ? null : StartDue(bot);
    }

    /// <summary>Ends the loop if it has had nothing to do for so long.</summary>
    public bool TryStop(TimeSpan idleFor)
    {
        lock (_gate)
        {
            if (!IsIdle || _parts.Time.GetElapsedTime(_lastWorkAt) < idleFor)
                return false;
            _isStopped = true;
        }
        _alarm.Ring();
        return true;
    }

    /// <summary>Completes when the loop has ended and every call under way has its outcome recorded; nothing new is begun.</summary>
    public async Task DrainAsync()
    {
        lock (_gate)
        {
            _isStopped = true;
            _claimed.CallBack();
        }
        _alarm.Ring();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task underWay;
        lock (_gate)
            underWay = Task.WhenAll(_underWay);
        await underWay;
    }

    public void Dispose() => _alarm.Dispose();

    private TimeSpan? StartDue(ActiveBot bot)
    {
        var now = _parts.Time.GetUtcNow();
        _pace.HighestRate = bot.PaidRate ?? PacedLimiter.FreeRate;
        _claimed.Capacity = ClaimedLine.CapacityFor(_pace.HighestRate);
        DateTimeOffset? wakeAt = _repliesBlockedUntil > now ? _repliesBlockedUntil : null;
        while (wakeAt is null && _replies.InFlight < MostInFlight && _replies.TryPeek(now, out var chat, out wakeAt))
        {
            var message = _replies.Take(chat);
            _replies.Charge(message, now);
            if (message.IsSend)
                _pace.Charge(message.Cost, now);
            Begin(bot, message);
        }
        return Sooner(wakeAt, StartDueBulk(bot, now)) is { } at ? at - now : null;
    }

    private DateTimeOffset? StartDueBulk(ActiveBot bot, DateTimeOffset now)
    {
        while (_claimed.First is { } first && _pace.DueAt(first.Cost, now) <= now && _claimed.TryLetGo(out var message))
        {
            _pace.Take(message.Cost, now);
            _bulk.Charge(message, now);
        }
        DateTimeOffset? wakeAt = null;
        while (!_claimed.IsFull && _bulk.InFlight < MostBulkInFlight && _bulk.TryPeek(now, out var chat, out wakeAt))
        {
            if (_pace.NextAt > now + ClaimedLine.Early)
                return Sooner(wakeAt, _pace.NextAt - ClaimedLine.Early);
            _claimed.Join();
            Begin(bot, _bulk.Take(chat));
        }
        return _claimed.First is { } waiting ? Sooner(wakeAt, _pace.DueAt(waiting.Cost, now)) : wakeAt;
    }

    private void Begin(ActiveBot bot, QueuedMessage message)
    {
        _underWay.RemoveWhere(task => task.IsCompleted);
        _underWay.Add(Task.Run(() => SendAsync(bot, message)));
    }

    // Not cancelled when the process ends in order: a call that is under way gets its answer, which nobody could have again.
    private async Task SendAsync(ActiveBot bot, QueuedMessage message)
    {
        var hasLeft = false;
        using var scope = LogScope.OfMessage(_parts.Logger, _botId.Value, message.ChatId, message.Id);
        using var span = SendSpan.Begin(_parts.Traces, message);
        try
        {
            if (!await (message.Lane == Lane.Bulk ? LineUpAsync(message) : ClaimAsync(message)))
                return;
            var request = DeliveryRequest.Of(message, bot, _parts.Spool);
            if (!_parts.Rights.Holds(_botId))
            {
                await TakeBackAsync(message);
                return;
            }
            hasLeft = true;
            await ConcludeAsync(bot, message, Verdict.Of(await _parts.Api.CallAsync(bot.Token, request)));
        }
        catch (Exception e)
        {
            Log.SendFailed(_parts.Logger, e, message.Id, _botId);
            await SetAsideAsync(bot, message, e, hasLeft);
        }
    }

    /// <returns>False where the message was called back, or given to another bot; it is not this sender's any more.</returns>
    private async Task<bool> ClaimAsync(QueuedMessage message)
    {
        if (!message.IsClaimedFirst || message.IsClaimed)
            return true;
        if (!_parts.Rights.Holds(_botId))
        {
            Return(message);
            return false;
        }
        message.IsClaimed = await _parts.Database.AppendAsync(_parts.Claim, message);
        if (message.IsClaimed)
            return true;
        Finish(message);
        return false;
    }

    /// <summary>Claims a bulk message and waits for its slot.</summary>
    private async Task<bool> LineUpAsync(QueuedMessage message)
    {
        try
        {
            if (!await ClaimAsync(message))
                return false;
            if (await SlotAsync(message))
                return true;
            await RecordAsync(Outcomes.NotTried(message, _parts.Time.GetUtcNow()));
            message.IsClaimed = false;
            Return(message);
            return false;
        }
        finally
        {
            lock (_gate)
                _claimed.Leave();
            _alarm.Ring();
        }
    }

    private Task<bool> SlotAsync(QueuedMessage message)
    {
        try
        {
            lock (_gate)
                return _isStopped ? Task.FromResult(false) : _claimed.WaitAsync(message);
        }
        finally
        {
            _alarm.Ring();
        }
    }

    /// <summary>The bot may be another node's by now: what was claimed waits again, for whoever has it.</summary>
    private async Task TakeBackAsync(QueuedMessage message)
    {
        if (message.IsClaimed && await _parts.Database.AppendAsync(_parts.Unclaim, message))
            _parts.Events.Publish(new MessagesQueued(message.WorkspaceId, _botId));
        message.IsClaimed = false;
        Return(message);
    }

    private async Task ConcludeAsync(ActiveBot bot, QueuedMessage message, Verdict verdict)
    {
        var now = _parts.Time.GetUtcNow();
        var outcome = Outcomes.Of(message, verdict, RetryPolicy.Of(message.Policy ?? bot.RetryPolicy), now);
        SendSpan.Note(outcome);
        React(message, verdict, now);
        var isAwaited = _parts.Awaited.IsAwaited(message.Id);
        await RecordAsync(outcome);
        if (verdict is Verdict.BotOut { Error: var error })
            await _parts.States.NeedsSomebodyAsync(_botId, BotTrouble.TokenRefused, error);
        message.Attempts = outcome.Attempts;
        message.NotBefore = outcome.NotBefore;
        message.IsClaimed = false;
        if (outcome.IsFinal)
            LetFilesGo(message, outcome, isAwaited);
        if (outcome.IsFinal || outcome.ChatId != message.ChatId)
            Finish(message, isBehind: !outcome.IsFinal);
        else
            Return(message);
    }

    /// <summary>
    /// An outcome must not be lost while the database takes no writes: Telegram's answer cannot be had again. Nor because the message's owner
    /// cannot take part: then it is recorded without.
    /// </summary>
    private async Task RecordAsync(DeliveryOutcome outcome)
    {
        while (true)
        {
            try
            {
                await _parts.Database.AppendAsync(_parts.Record, outcome);
                return;
            }
            catch (StorageUnavailableException e)
            {
                Log.OutcomeWaits(_parts.Logger, outcome.MessageId, e.Code);
                await Task.Delay(TimeSpan.FromSeconds(1), _parts.Time);
            }
            catch (Exception e) when (!outcome.IsBare)
            {
                Log.OwnerFailed(_parts.Logger, e, outcome.MessageId);
                outcome = outcome with { IsBare = true };
            }
        }
    }

    private void React(QueuedMessage message, Verdict verdict, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (verdict is Verdict.BotOut)
            {
                _stoppedUntil = now + BotOutPause;
                _claimed.CallBack();
            }
            if (verdict is Verdict.Sent)
                Pass(message, now);
            if (verdict is not Verdict.Snooze snooze)
                return;
            var wait = snooze.For;
            _replies.Block(message.ChatId, now + wait);
            _bulk.Block(message.ChatId, now + wait);
            if (_floods.Refuse(message.ChatId, now))
            {
                _pace.BackOff(now, wait);
                _claimed.CallBack();
                if (wait > BotHeldUp.Long)
                    _parts.Events.Publish(new BotHeldUp(message.WorkspaceId, _botId, now + wait));
            }
            if (message.Lane == Lane.Reply && _replyFloods.Refuse(message.ChatId, now))
                _repliesBlockedUntil = now + wait;
        }
        Log.Flood(_parts.Logger, _botId, message.ChatId, ((Verdict.Snooze)verdict).For.TotalSeconds, _pace.Rate);
    }

    private void Pass(QueuedMessage message, DateTimeOffset now)
    {
        _floods.Pass(now);
        if (message.Lane == Lane.Reply)
            _replyFloods.Pass(now);
    }

    // What failed can be sent again, unless whoever waited for it has the answer, and the file.
    private void LetFilesGo(QueuedMessage message, DeliveryOutcome outcome, bool isAwaited)
    {
        if (outcome.State == DeliveryState.Sent || (outcome.State == DeliveryState.Failed && isAwaited))
            _parts.Spool.Remove(message.Files);
    }

    /// <summary>After a fault of our own. Of what may have left nobody can know.</summary>
    private async Task SetAsideAsync(ActiveBot bot, QueuedMessage message, Exception e, bool hasLeft)
    {
        try
        {
            if (e is FileNotFoundException or DirectoryNotFoundException)
                await ConcludeAsync(bot, message, new Verdict.Refused(0, "A file of this message is not in the data directory any more.", Unreachable: false));
            else if (hasLeft)
                await ConcludeAsync(bot, message, new Verdict.Uncertain("A fault on our side: the log tells which."));
            else
                PutBack(message);
        }
        catch (Exception again)
        {
            Log.SendFailed(_parts.Logger, again, message.Id, _botId);
            Finish(message); // The next run settles it.
        }
    }

    private void PutBack(QueuedMessage message)
    {
        message.NotBefore = _parts.Time.GetUtcNow() + TimeSpan.FromSeconds(1);
        Return(message);
    }

    private void Finish(QueuedMessage message, bool isBehind = false)
    {
        lock (_gate)
            LaneOf(message).Finish(message, _parts.Time.GetUtcNow(), isBehind);
        _alarm.Ring();
    }

    private void Return(QueuedMessage message)
    {
        lock (_gate)
            LaneOf(message).Return(message, _parts.Time.GetUtcNow());
        _alarm.Ring();
    }

    private async Task RefillAsync(SendLane lane, CancellationToken cancellation)
    {
        IReadOnlyList<long> fullChats;
        long mark;
        lock (_gate)
        {
            if (!lane.WantsRefill)
                return;
            (fullChats, mark) = (lane.FullChats, lane.Mark);
        }
        var rows = await _parts.Queue.ReadAsync(_botId, lane.Lane, fullChats, cancellation);
        lock (_gate)
        {
            lane.Refill(rows.Waiting, rows.WereAll, mark, fullChats);
        }
    }

    private int MostBulkInFlight => _pace.HighestRate > PacedLimiter.FreeRate ? MostPaidInFlight : MostInFlight;

    private SendLane LaneOf(QueuedMessage message) => message.Lane == Lane.Reply ? _replies : _bulk;

    private static DateTimeOffset? Sooner(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The sender of bot {Bot} failed; it goes on")]
        public static partial void SenderFailed(ILogger logger, Exception e, BotId bot);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} of bot {Bot} could not be worked on; it is tried again")]
        public static partial void SendFailed(ILogger logger, Exception e, long id, BotId bot);

        [LoggerMessage(Level = LogLevel.Error, Message = "The outcome of message {Id} is recorded without its owner, who failed")]
        public static partial void OwnerFailed(ILogger logger, Exception e, long id);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The outcome of message {Id} waits: the database takes no writes ({Code})")]
        public static partial void OutcomeWaits(ILogger logger, long id, string code);

        [LoggerMessage(Level = LogLevel.Information, Message = "Telegram asked bot {Bot} in chat {Chat} for {Seconds} s of silence; bulk rate is now {Rate:0.0} a second")]
        public static partial void Flood(ILogger logger, BotId bot, long chat, double seconds, double rate);
    }
}
