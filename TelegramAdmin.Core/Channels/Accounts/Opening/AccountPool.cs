using System.Collections.Concurrent;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Channels.Accounts.Opening;

/// <summary>Opens accounts when they are wanted, a few at the same time, and closes what has been idle. What becomes of one touches no other.</summary>
internal sealed class AccountPool : IChannelSources
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(10);

    private readonly OpenAccounts _accounts;
    private readonly TimeProvider _time;
    private readonly SeatCount _room;
    private readonly ConcurrentDictionary<long, AccountSeat> _seats = new();
    private volatile bool _isClosed;

    internal AccountPool(OpenAccounts accounts, EngineOptions options, TimeProvider time) =>
        (_accounts, _time, _room) = (accounts, time, new SeatCount(options.MtProto.MostOpen));

    public async Task<SourceReply<IChannelSource>> OpenAsync(long accountId, CancellationToken cancellation)
    {
        var seat = _seats.GetOrAdd(accountId, _ => new AccountSeat());
        await seat.Turn.WaitAsync(cancellation);
        try
        {
            if (_isClosed)
                return SourceFailures.ClosedMeanwhile;
            if (seat.Open is { } open && (!open.IsAlive || (open.IsWorn && !open.IsAtWork)))
                await LeaveAsync(seat);
            if (seat.Open is null && await TakeSeatAsync(accountId, seat, cancellation) is { } failure)
                return failure;
            seat.Open!.Touch();
            return SourceReply<IChannelSource>.Of(seat.Open.Source!);
        }
        finally
        {
            seat.Turn.Release();
        }
    }

    /// <summary>Closes the account if it is open, and forgets what it listened to.</summary>
    public async Task CloseAsync(long accountId)
    {
        if (!_seats.TryGetValue(accountId, out var seat))
            return;
        await seat.Turn.WaitAsync();
        try
        {
            foreach (var channel in seat.Listening.All)
                seat.Listening.Remove(channel);
            await LeaveAsync(seat);
        }
        finally
        {
            seat.Turn.Release();
        }
    }

    /// <summary>Closes the account if it is open; the next work opens it as it is configured then, and it listens to the same channels.</summary>
    public Task CloseForAMomentAsync(long accountId) => _seats.TryGetValue(accountId, out var seat) ? CloseIfAsync(seat, _ => true) : Task.CompletedTask;

    /// <summary>Closes what nobody used for ten minutes; what listens to channels is in use.</summary>
    /// <returns>How many were closed.</returns>
    public async Task<int> CloseIdleAsync()
    {
        var before = _time.GetUtcNow() - LongestIdle;
        var closed = 0;
        foreach (var seat in _seats.Values)
        {
            if (await CloseIfAsync(seat, open => !open.IsAlive || (open.LastUsedAt <= before && !open.IsAtWork && open.Listening.IsEmpty)))
                closed++;
        }
        return closed;
    }

    /// <summary>At the end of the app: TDLib writes down what it has.</summary>
    public async Task CloseAllAsync()
    {
        _isClosed = true;
        await Task.WhenAll(_seats.Values.Select(seat => CloseIfAsync(seat, _ => true)));
    }

    private async Task<SourceFailure?> TakeSeatAsync(long accountId, AccountSeat seat, CancellationToken cancellation)
    {
        if (!await MakeRoomAsync())
            return new SourceFailure(SourceFailureKind.Unreachable, AccountErrors.Full.Message);
        var opened = await OpenOrLeaveAsync(accountId, seat, cancellation);
        if (opened.TryGet(out var open, out var failure))
            seat.Open = open;
        return failure;
    }

    private async Task<SourceReply<OpenAccount>> OpenOrLeaveAsync(long accountId, AccountSeat seat, CancellationToken cancellation)
    {
        var isOpen = false;
        try
        {
            var opened = await _accounts.OpenAsync(accountId, seat.Listening, cancellation);
            isOpen = opened.IsOk;
            return opened;
        }
        finally
        {
            if (!isOpen)
                _room.Leave();
        }
    }

    // What was idle for longest goes; what is at work stays.
    private async Task<bool> MakeRoomAsync()
    {
        while (!_room.TryTake())
        {
            var idle = _seats.Values.Where(s => s.Open is { IsAtWork: false }).OrderBy(s => !s.Listening.IsEmpty).ThenBy(s => s.Open?.LastUsedAt).FirstOrDefault();
            if (idle is null)
                return false;
            await CloseIfAsync(idle, open => !open.IsAtWork);
        }
        return true;
    }

    private async Task<bool> CloseIfAsync(AccountSeat seat, Func<OpenAccount, bool> isDue)
    {
        if (seat.Open is null)
            return false;
        await seat.Turn.WaitAsync();
        try
        {
            return seat.Open is { } open && isDue(open) && await LeaveAsync(seat);
        }
        finally
        {
            seat.Turn.Release();
        }
    }

    private async Task<bool> LeaveAsync(AccountSeat seat)
    {
        if (seat.Open is not { } open)
            return false;
        seat.Open = null;
        await open.CloseAsync();
        _room.Leave();
        return true;
    }
}
