using TelegramAdmin.Core.Events;

namespace TelegramAdmin.Core.Campaigns.Sequences.Running;

/// <summary>Wakes <see cref="SequenceService"/> before its time: somebody entered, or a message of theirs is done.</summary>
public sealed class SequenceAlarm(TimeProvider time) : IDisposable
{
    private readonly Alarm _alarm = new(time);

    public void Ring() => _alarm.Ring();

    public Task SleepAsync(TimeSpan atMost, CancellationToken cancellation) => _alarm.SleepAsync(atMost, cancellation);

    public void Dispose() => _alarm.Dispose();
}
