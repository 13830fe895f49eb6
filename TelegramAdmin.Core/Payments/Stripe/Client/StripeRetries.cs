using System.Net.Http.Headers;

namespace TelegramAdmin.Core.Payments.Stripe.Client;

/// <summary>Whether and when a request goes out again within one call (docs.stripe.com/error-low-level#should-retry).</summary>
internal static class StripeRetries
{
    /// <summary>After the first try.</summary>
    public const int Largest = 3;

    /// <summary>Who is asked to wait longer comes back by itself.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(400);

    /// <summary>Stripe's own advice first, else what the status says.</summary>
    public static bool Wants(HttpResponseMessage answer) => Header(answer.Headers, "Stripe-Should-Retry") switch
    {
        "true" => true,
        "false" => false,
        _ => (int)answer.StatusCode is 409 or 429 or >= 500,
    };

    /// <summary>How long to wait before the next try; null where there is none within this call.</summary>
    /// <param name="retries">How many there were.</param>
    public static TimeSpan? WaitAfter(int retries, StripeFailure failure)
    {
        if (retries >= Largest || failure.RetryAfter > LongestWait)
            return null;
        // Half of it by chance, so that many who failed together do not come back together.
        var usual = FirstWait * Math.Pow(2, retries) * (0.5 + Random.Shared.NextDouble() / 2);
        return failure.RetryAfter > usual ? failure.RetryAfter : usual;
    }

    public static string? Header(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
