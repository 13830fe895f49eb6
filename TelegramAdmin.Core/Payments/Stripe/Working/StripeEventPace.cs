namespace TelegramAdmin.Core.Payments.Stripe.Working;

/// <summary>When an event that failed is tried again: soon at first, daily in the end, and never given up.</summary>
public static class StripeEventPace
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
    ];

    private static readonly TimeSpan InTheEnd = TimeSpan.FromDays(1);

    /// <param name="attempts">Tries that failed, the last one counted.</param>
    public static TimeSpan After(int attempts) => attempts <= Pauses.Length ? Pauses[attempts - 1] : InTheEnd;
}
