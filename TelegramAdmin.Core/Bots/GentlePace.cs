namespace TelegramAdmin.Core.Bots;

/// <summary>Lets a first handful pass at once and the others one by one.</summary>
internal sealed class GentlePace(int burst, TimeSpan interval, TimeProvider time)
{
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public Task WaitAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var earliest = now - interval * (burst - 1);
        var slot = _next < earliest ? earliest : _next;
        _next = slot + interval;
        return slot <= now ? Task.CompletedTask : Task.Delay(slot - now, time, cancellation);
    }
}
