using TelegramAdmin.Benchmarks.Running;

namespace TelegramAdmin.Benchmarks.Intake;

/// <summary>
/// Many connections that each deliver one update after the other, as fast as they are answered. Plain sockets: on one core the generator
/// must be several times faster than the product. Now and then an update is delivered twice, as Telegram does when an answer was lost.
/// </summary>
internal sealed class WebhookLoad(Uri url, UpdateTemplate template) : ILoad
{
    private const int Connections = 96;
    private const int People = 20_000;
    private const int DoubledOneIn = 100;

    private long _nextId = UpdateTemplate.FirstId;
    private long _answered;
    private long _doubled;
    private long _refused;
    private volatile bool _isStopped;

    /// <summary>200s for updates that were new.</summary>
    public long Taken => Volatile.Read(ref _answered);

    /// <summary>200s for updates that had been delivered before.</summary>
    public long Doubled => Volatile.Read(ref _doubled);

    /// <summary>Answers other than 200.</summary>
    public long Refused => Volatile.Read(ref _refused);

    public void Stop() => _isStopped = true;

    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(DeliverAsync)));

    private async Task DeliverAsync()
    {
        using var connection = await RawConnection.OpenAsync(url);
        var request = template.NewRequest();
        while (!_isStopped)
        {
            var id = Interlocked.Increment(ref _nextId);
            template.Number(request, id, UpdateTemplate.FirstId + id % People);
            Count(await connection.ExchangeAsync(request) == 200, ref _answered);
            if (id % DoubledOneIn == 0)
                Count(await connection.ExchangeAsync(request) == 200, ref _doubled);
        }
    }

    private void Count(bool isOk, ref long counter) => Interlocked.Increment(ref isOk ? ref counter : ref _refused);
}
