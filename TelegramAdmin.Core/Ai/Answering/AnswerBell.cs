using TelegramAdmin.Core.Events;

namespace TelegramAdmin.Core.Ai.Answering;

/// <summary>Wakes <see cref="AiAnswerWorker"/> when a question waits.</summary>
public sealed class AnswerBell(TimeProvider time) : IDisposable
{
    private readonly Alarm _alarm = new(time);

    public void Ring() => _alarm.Ring();

    internal Task SleepAsync(TimeSpan atMost, CancellationToken cancellation) => _alarm.SleepAsync(atMost, cancellation);

    public void Dispose() => _alarm.Dispose();
}
