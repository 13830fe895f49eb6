namespace TelegramAdmin.Core.Telemetry;

/// <summary>A number that many add to.</summary>
internal sealed class Tally
{
    private long _value;

    public void Add(long by) => Interlocked.Add(ref _value, by);

    public long Read() => Interlocked.Read(ref _value);

    public long Take() => Interlocked.Exchange(ref _value, 0);
}
