using TelegramAdmin.Core.Events;

namespace TelegramAdmin.Core.Payments.Stripe.Working;

/// <summary>Wakes <see cref="StripeEventWorker"/> when there is an event to work off.</summary>
public sealed class StripeEventBell(TimeProvider time) : IDisposable
{
    private readonly Alarm _alarm = new(time);

    public void Ring() => _alarm.Ring();

    internal Task SleepAsync(TimeSpan atMost, CancellationToken cancellation) => _alarm.SleepAsync(atMost, cancellation);

    public void Dispose() => _alarm.Dispose();
}
