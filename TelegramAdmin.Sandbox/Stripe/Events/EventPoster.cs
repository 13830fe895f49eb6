using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace TelegramAdmin.Sandbox.Stripe.Events;

/// <summary>Posts a signed event: https://docs.stripe.com/webhooks#verify-manually.</summary>
internal sealed class EventPoster(TimeProvider time) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(20) };

    public async Task<EventDelivery> PostAsync(Uri webhook, string secret, string json, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            request.Headers.Add("Stripe-Signature", Sign(json, secret, at.ToUnixTimeSeconds()));
            request.Headers.Add("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
            using var response = await _http.SendAsync(request, ct);
            var status = (int)response.StatusCode;
            return new EventDelivery(at, status, response.IsSuccessStatusCode ? null : $"Answered {status} {response.ReasonPhrase}".TrimEnd());
        }
        catch (OperationCanceledException)
        {
            return new EventDelivery(at, null, "Timed out");
        }
        catch (HttpRequestException e)
        {
            return new EventDelivery(at, null, e.InnerException is SocketException ? "Failed to connect" : "The connection was lost");
        }
    }

    public void Dispose() => _http.Dispose();

    /// <param name="seconds">When it is sent, as Unix time.</param>
    public static string Sign(string json, string secret, long seconds)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.{json}"));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return string.Create(CultureInfo.InvariantCulture, $"t={seconds},v1={signature}");
    }
}
