using TelegramAdmin.Core.Events;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>Wakes <see cref="CatalogueSyncer"/> when something changed, here or at Stripe.</summary>
public sealed class CatalogueBell(TimeProvider time) : IDisposable
{
    private readonly Alarm _alarm = new(time);

    public void Ring() => _alarm.Ring();

    internal Task SleepAsync(TimeSpan atMost, CancellationToken cancellation) => _alarm.SleepAsync(atMost, cancellation);

    public void Dispose() => _alarm.Dispose();
}
