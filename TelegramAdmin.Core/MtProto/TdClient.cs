using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.MtProto;

/// <summary>One client of TDLib: requests that are awaited, the state of its sign-in, and its updates in order.</summary>
public sealed partial class TdClient
{
    /// <summary>TDLib waits out floods of up to a minute by itself before it answers.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(20);

    private readonly ITdTransport _transport;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action<TdClient> _leave;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<TdIncoming?>> _awaited = new();
    private readonly Channel<TdIncoming> _updates = Channel.CreateUnbounded<TdIncoming>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly Task _telling;
    private readonly Lock _gate = new();
    private readonly List<StateWait> _stateWaits = [];
    private long _lastExtra;
    private bool _isClosed;

    internal TdClient(int id, ITdTransport transport, Func<TdUpdate, ValueTask>? hear, TimeProvider time, ILogger logger, Action<TdClient> leave)
    {
        (Id, _transport, _time, _logger, _leave) = (id, transport, time, logger, leave);
        _telling = Task.Run(() => TellAsync(hear));
    }

    public int Id { get; }

    /// <summary>Null until TDLib told of it, which it does only after the first request. An answer never comes before the state that it caused.</summary>
    public TdAuthorizationState? State { get; private set; }

    /// <exception cref="InvalidOperationException">The request is not one of <see cref="AllowedRequests"/>.</exception>
    public async Task<TdReply<T>> SendAsync<T>(TdRequest<T> request, TimeSpan? patience = null, CancellationToken cancellation = default) where T : class
    {
        if (!AllowedRequests.Names.Contains(request.Type))
            throw new InvalidOperationException($"{request.Type} is not among the requests that may leave (docs/decisions/0022-tdlib-only-reads.md).");
        var extra = Interlocked.Increment(ref _lastExtra).ToString(CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<TdIncoming?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!Expect(extra, answer))
            return TdFailure.Closed;
        try
        {
            _transport.Send(Id, TdJson.Write(request with { Extra = extra }));
            return await answer.Task.WaitAsync(patience ?? UsualPatience, _time, cancellation) is { } came ? TdJson.ReadAnswer<T>(came) : TdFailure.Closed;
        }
        catch (TimeoutException)
        {
            return TdFailure.NoAnswer;
        }
        finally
        {
            _awaited.TryRemove(extra, out _);
        }
    }

    /// <returns>The state, or null where it was not reached in time or never will be.</returns>
    public async Task<TdAuthorizationState?> ReachAsync(Func<TdAuthorizationState, bool> isReached, TimeSpan patience, CancellationToken cancellation = default)
    {
        var wait = new StateWait(isReached);
        lock (_gate)
        {
            if (State is { } now && isReached(now))
                return now;
            if (_isClosed)
                return null;
            _stateWaits.Add(wait);
        }
        try
        {
            return await wait.Reached.Task.WaitAsync(patience, _time, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            lock (_gate)
                _stateWaits.Remove(wait);
        }
    }

    /// <summary>Closes the session and waits until TDLib has written everything down.</summary>
    /// <returns>False where TDLib did not say so in time: its files may still be in use.</returns>
    public async Task<bool> CloseAsync()
    {
        await SendAsync(new CloseRequest(), ClosingPatience);
        var isClosed = await ReachAsync(s => s.Type == TdAuthorizationState.Closed, ClosingPatience) is not null || _isClosed;
        Abandon();
        await _telling;
        return isClosed;
    }

    /// <summary>Nothing comes any more: whoever waits is told.</summary>
    internal void Abandon()
    {
        List<StateWait> waits;
        lock (_gate)
        {
            _isClosed = true;
            waits = [.. _stateWaits];
        }
        waits.ForEach(wait => wait.Reached.TrySetResult(null));
        foreach (var answer in _awaited.Values)
            answer.TrySetResult(null);
        _updates.Writer.TryComplete();
        _leave(this);
    }

    /// <summary>On the receiving thread: quick, and never throws for what TDLib sent.</summary>
    internal void Take(TdIncoming incoming)
    {
        if (incoming.Extra is not null)
        {
            if (_awaited.TryRemove(incoming.Extra, out var answer))
                answer.TrySetResult(incoming);
        }
        else if (incoming.Type == TdUpdate.AuthorizationState)
        {
            TakeState(incoming);
        }
        else if (TdJson.IsKnownUpdate(incoming.Type))
        {
            _updates.Writer.TryWrite(incoming);
        }
    }

    private bool Expect(string extra, TaskCompletionSource<TdIncoming?> answer)
    {
        lock (_gate)
        {
            if (!_isClosed)
                _awaited[extra] = answer;
            return !_isClosed;
        }
    }

    private void TakeState(TdIncoming incoming)
    {
        if (TdJson.ReadUpdate(incoming) is not UpdateAuthorizationState { State: { } state })
            return;
        List<StateWait> reached;
        lock (_gate)
        {
            State = state;
            reached = _stateWaits.FindAll(wait => wait.IsReached(state));
        }
        reached.ForEach(wait => wait.Reached.TrySetResult(state));
        _updates.Writer.TryWrite(incoming);
        if (state.Type == TdAuthorizationState.Closed)
            Abandon();
    }

    private async Task TellAsync(Func<TdUpdate, ValueTask>? hear)
    {
        await foreach (var incoming in _updates.Reader.ReadAllAsync())
        {
            try
            {
                if (hear is not null && TdJson.ReadUpdate(incoming) is { } update)
                    await hear(update);
            }
            catch (JsonException e)
            {
                Log.UpdateUnreadable(_logger, e, incoming.Type);
            }
            catch (Exception e)
            {
                // One update that could not be worked off must not keep the next ones away.
                Log.UpdateFailed(_logger, e, incoming.Type);
            }
        }
    }

    private sealed record StateWait(Func<TdAuthorizationState, bool> IsReached)
    {
        public TaskCompletionSource<TdAuthorizationState?> Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "TDLib's {Update} could not be read; it was left out")]
        public static partial void UpdateUnreadable(ILogger logger, Exception e, string update);

        [LoggerMessage(Level = LogLevel.Error, Message = "TDLib's {Update} could not be worked off; it was left out")]
        public static partial void UpdateFailed(ILogger logger, Exception e, string update);
    }
}
