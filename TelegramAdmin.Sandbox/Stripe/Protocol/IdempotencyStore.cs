using System.Text.Json.Serialization;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>Remembers answers by Idempotency-Key: https://docs.stripe.com/api/idempotent_requests.</summary>
internal sealed class IdempotencyStore
{
    private const int LongestKey = 255;
    private static readonly long Lifetime = (long)TimeSpan.FromHours(24).TotalSeconds;

    private readonly Dictionary<string, KeptAnswer> _answers = [];
    private readonly HashSet<string> _running = [];

    public IReadOnlyCollection<KeptAnswer> All => _answers.Values;

    /// <returns>The answer to give again, or null when the call is to be done; then <see cref="Finish"/> must follow.</returns>
    /// <param name="fingerprint">Of the address and the parameters.</param>
    public KeptAnswer? Begin(string key, string fingerprint, long now)
    {
        if (key.Length > LongestKey) throw StripeException.Idempotency(400, "Idempotency keys can be at most 255 characters long.");
        if (_running.Contains(key))
        {
            throw StripeException.Idempotency(
                409, $"There is currently another in-progress request using this Stripe-Idempotency-Key (that probably means you submitted twice, and the other request is still going through): {key}. Please try again later.", "idempotency_key_in_use");
        }

        if (_answers.TryGetValue(key, out var kept) && kept.At + Lifetime > now)
        {
            if (kept.Fingerprint == fingerprint) return kept;
            throw StripeException.Idempotency(
                400, $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");
        }

        _running.Add(key);
        return null;
    }

    /// <param name="answer">Null when nothing was begun, so that the key may be used again: wrong parameters, 401, 429.</param>
    public void Finish(string key, KeptAnswer? answer)
    {
        _running.Remove(key);
        if (answer is not null) _answers[key] = answer;
    }

    public void Restore(KeptAnswer answer) => _answers[answer.Key] = answer;
}

/// <summary>An answer that is given again to the same key.</summary>
[method: JsonConstructor]
internal sealed record KeptAnswer(string Key, string Fingerprint, long At, int Status, string Body, string RequestId);
