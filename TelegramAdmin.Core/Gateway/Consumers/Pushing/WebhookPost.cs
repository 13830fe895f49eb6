using System.Net;
using System.Text;
using TelegramAdmin.Core.Outbound;

namespace TelegramAdmin.Core.Gateway.Consumers.Pushing;

/// <summary>Delivers one update to a consumer's webhook, as Telegram does: JSON by POST, with the secret in a header.</summary>
public sealed class WebhookPost(OutboundHttp http)
{
    /// <summary>Room for a call in the answer, with the longest text and a large keyboard.</summary>
    private const int LargestAnswer = 64 * 1024;

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Why nothing is delivered to such an address; null where it may be.</summary>
    public Task<string?> FaultAsync(Uri address) => http.FaultAsync(address);

    public Task<OutboundAnswer> SendAsync(Uri address, string payload, string? secret) =>
        http.PostAsync(address, Encoding.UTF8.GetBytes(payload), secret is null ? [] : [KeyValuePair.Create(SecretHeader, secret)], Patience, CancellationToken.None, LargestAnswer);

    /// <summary>What went wrong, as getWebhookInfo says it.</summary>
    public static string WordsOf(OutboundAnswer answer) =>
        answer.Status is { } status ? $"Wrong response from the webhook: {status} {(HttpStatusCode)status}" : answer.Error ?? "No answer came.";
}
