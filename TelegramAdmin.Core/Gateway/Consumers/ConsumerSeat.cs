using System.Globalization;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>One consumer in memory: how far it got, and the call that waits for it. Whoever changes it holds <see cref="Turn"/>.</summary>
public sealed class ConsumerSeat : IDisposable
{
    private readonly Lock _gate = new();
    private WaitingPoll? _poll;

    public ConsumerSeat(Consumer row, IEnumerable<GivenUpdate> unconfirmed)
    {
        Row = row;
        Unconfirmed = [.. unconfirmed];
    }

    public Consumer Row { get; }

    /// <summary>What was given out and not confirmed yet.</summary>
    internal List<GivenUpdate> Unconfirmed { get; }

    internal SemaphoreSlim Turn { get; } = new(1, 1);

    public void Dispose() => Turn.Dispose();

    /// <summary>Whether the row has to be written for what is remembered since.</summary>
    internal bool IsChanged { get; set; }

    /// <summary>A new call takes the place of the one that waits, which ends.</summary>
    internal WaitingPoll Begin()
    {
        lock (_gate)
        {
            _poll?.End(Calls.GatewayErrors.PolledTwice);
            return _poll = new WaitingPoll();
        }
    }

    internal void EndPoll(Calls.GatewayAnswer why)
    {
        lock (_gate)
            _poll?.End(why);
    }

    /// <summary>Forgets what was given; the rest of the log follows after this row.</summary>
    internal void MoveTo(long row)
    {
        Unconfirmed.Clear();
        Row.GivenId = row;
        Settle();
    }

    /// <summary>Brings the row in line with what is remembered.</summary>
    internal void Settle()
    {
        Row.ConfirmedId = Unconfirmed.Count == 0 ? Row.GivenId : Unconfirmed.Min(u => u.Id) - 1;
        Row.Unconfirmed = Unconfirmed.Count == 0 ? null : string.Join(',', Unconfirmed.Select(u => u.Id.ToString(CultureInfo.InvariantCulture)));
        IsChanged = true;
    }
}

/// <summary>An update that a consumer was given.</summary>
/// <param name="Offset">What the consumer asked with when it got it.</param>
public sealed record GivenUpdate(long Id, long UpdateId, long? Offset)
{
    /// <summary>The answer with it has left whole, as far as can be told.</summary>
    public bool HasLeft { get; set; }

    /// <summary>
    /// A late update may have a smaller number than what was confirmed long ago. Asking once more with the offset of the call whose answer was
    /// lost therefore confirms nothing of that answer.
    /// </summary>
    public bool IsConfirmedBy(long offset) => UpdateId < offset && (HasLeft || offset != Offset);
}

/// <summary>A getUpdates call under way.</summary>
internal sealed class WaitingPoll
{
    private readonly TaskCompletionSource<Calls.GatewayAnswer> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the call shall end, with what it then answers.</summary>
    public Task<Calls.GatewayAnswer> Ended => _ended.Task;

    public void End(Calls.GatewayAnswer why) => _ended.TrySetResult(why);
}
