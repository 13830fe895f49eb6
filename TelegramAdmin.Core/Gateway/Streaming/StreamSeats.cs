using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Gateway.Streaming;

/// <summary>How many streams each key holds open: each costs a connection and a place among the listeners for as long as it likes.</summary>
public sealed class StreamSeats
{
    public const int MostPerKey = 10;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _open = [];

    public static Failure Full { get; } = new(FailureKind.Conflict, "stream_limit_reached",
        $"This key follows the updates through {MostPerKey} streams already. Close one, or let one program hand the updates on.");

    /// <returns>To be disposed with the stream; null where the key has all that it may have.</returns>
    public IDisposable? Take(ActiveApiKey key)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(key.Id);
            if (open >= MostPerKey)
                return null;
            _open[key.Id] = open + 1;
        }
        return new Seat(this, key.Id);
    }

    private void Leave(long key)
    {
        lock (_gate)
        {
            if (--_open[key] == 0)
                _open.Remove(key);
        }
    }

    private sealed class Seat(StreamSeats seats, long key) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _left, true))
                seats.Leave(key);
        }
    }
}
