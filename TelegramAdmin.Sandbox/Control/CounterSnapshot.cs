using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

namespace TelegramAdmin.Sandbox;

/// <summary>What bots have done since the start or the last reset.</summary>
/// <param name="Sends">Messages posted: an album of four counts four.</param>
/// <param name="Errors">Calls answered with an error, 429 among them.</param>
/// <param name="LostAnswers">Calls that were taken and whose connection was closed without an answer.</param>
/// <param name="Violations">Things Telegram lets pass but its documentation does not, such as unknown parameters.</param>
/// <param name="WebhookMs">How long webhooks take to answer, a moving average.</param>
public sealed record CounterSnapshot(
    long Calls,
    long Sends,
    long Errors,
    long TooManyRequests,
    long LostAnswers,
    long Violations,
    double WebhookMs,
    IReadOnlyDictionary<string, long> ByMethod,
    IReadOnlyList<string> LastViolations);

/// <summary>One Bot API call as it came in.</summary>
/// <param name="Error">The description of the refusal; null when it succeeded.</param>
public sealed record LoggedCall(
    long BotId,
    string Method,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    DateTimeOffset At,
    string? Error)
{
    public string? this[string parameter] => Parameters.FirstOrDefault(pair => pair.Key == parameter).Value;
}
