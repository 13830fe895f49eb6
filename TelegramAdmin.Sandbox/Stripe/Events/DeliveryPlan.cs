namespace TelegramAdmin.Sandbox.Stripe.Events;

/// <summary>Decides how often and when an event is posted.</summary>
internal sealed record DeliveryPlan(EventState State, IReadOnlyList<TimeSpan> Delays)
{
    /// <param name="number">Of the event; with a seed it alone decides.</param>
    public static DeliveryPlan For(StripeDelivery settings, int number)
    {
        var chance = settings.Seed is { } seed ? new Random(unchecked(seed * 7919 + number)) : Random.Shared;
        var isHeld = chance.NextDouble() < settings.HoldRate;
        var isLost = chance.NextDouble() < settings.LoseRate;
        var copies = isLost ? 0 : Between(chance, settings.CopiesMin, settings.CopiesMax);
        var delays = Enumerable.Range(0, copies).Select(_ => TimeSpan.FromMilliseconds(
            Between(chance, settings.DelayMinMs, settings.DelayMaxMs) + Between(chance, 0, settings.ShuffleMs))).ToList();
        return new DeliveryPlan(copies == 0 ? EventState.Lost : isHeld ? EventState.Held : EventState.Waiting, delays);
    }

    private static int Between(Random chance, int least, int most) => most <= least ? least : chance.Next(least, most + 1);
}
