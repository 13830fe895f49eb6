using System.Collections.Concurrent;
using System.Diagnostics;
using TelegramAdmin.Benchmarks.Running;

namespace TelegramAdmin.Benchmarks.Accepting;

/// <summary>Programs that post messages: as fast as they are answered, or at a steady rate. Now and then one is posted twice under the same key.</summary>
internal sealed class SendLoad(Uri url, SendTemplate template) : ILoad
{
    public const long FirstChat = 200_000_000;
    public const int People = 20_000;

    private const int Connections = 96;
    private const int DoubledOneIn = 100;

    private readonly ConcurrentQueue<double> _milliseconds = new();
    private long _next;
    private long _taken;
    private long _refused;
    private volatile bool _isStopped;

    /// <summary>Different messages that were answered with 202.</summary>
    public long Taken => Volatile.Read(ref _taken);

    public long Refused => Volatile.Read(ref _refused);

    public IReadOnlyCollection<double> Milliseconds => _milliseconds;

    public void Stop() => _isStopped = true;

    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(PostAsync)));

    /// <summary>So many a second for so long, whether or not earlier ones were answered; each request's time counts from when it was due.</summary>
    public async Task RunSteadilyAsync(int perSecond, int seconds)
    {
        var free = new ConcurrentBag<RawConnection>();
        var under = new List<Task>();
        var started = Stopwatch.GetTimestamp();
        while (under.Count < perSecond * seconds)
        {
            var due = Math.Min(perSecond * seconds, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond));
            while (under.Count < due)
                under.Add(PostOnceAsync(free));
            await Task.Delay(1);
        }
        await Task.WhenAll(under);
        foreach (var connection in free)
            connection.Dispose();
    }

    private async Task PostAsync()
    {
        using var connection = await RawConnection.OpenAsync(url);
        var request = template.NewRequest();
        while (!_isStopped)
        {
            var number = Interlocked.Increment(ref _next);
            template.Number(request, number, FirstChat + number % People);
            Count(await connection.ExchangeAsync(request));
            if (number % DoubledOneIn == 0 && await connection.ExchangeAsync(request) != 202)
                Interlocked.Increment(ref _refused);
        }
    }

    private async Task PostOnceAsync(ConcurrentBag<RawConnection> free)
    {
        var due = Stopwatch.GetTimestamp();
        var connection = free.TryTake(out var idle) ? idle : await RawConnection.OpenAsync(url);
        var request = template.NewRequest();
        var number = Interlocked.Increment(ref _next);
        template.Number(request, number, FirstChat + number % People);
        Count(await connection.ExchangeAsync(request));
        _milliseconds.Enqueue(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        free.Add(connection);
    }

    private void Count(int status) => Interlocked.Increment(ref status == 202 ? ref _taken : ref _refused);
}
