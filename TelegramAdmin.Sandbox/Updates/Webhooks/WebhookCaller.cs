using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.Updates.Webhooks;

/// <summary>Posts one update to one webhook.</summary>
internal sealed class WebhookCaller : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = 400,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        // Only loopback addresses are ever called, where certificates are self-signed.
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    public async Task<WebhookAnswer> CallAsync(World world, Webhook webhook, PendingUpdate update, CancellationToken ct)
    {
        if (!new Uri(webhook.Url).IsLoopback) return WebhookAnswer.Failed("Connection timed out");
        try
        {
            await world.Faults.BeforeWebhookAsync(ct);
            if (world.Faults.RefusesWebhook()) return WebhookAnswer.Failed("Connection reset by peer");
            var started = Stopwatch.GetTimestamp();
            var answer = await PostAsync(webhook, update, ct);
            world.Counters.WebhookTook(Stopwatch.GetElapsedTime(started));
            if (world.Faults.DoublesWebhook()) await PostAsync(webhook, update, ct);
            return world.Faults.LosesWebhookAnswer() ? WebhookAnswer.Failed("Read timeout expired") : answer;
        }
        catch (OperationCanceledException)
        {
            return WebhookAnswer.Failed("Read timeout expired");
        }
        catch (HttpRequestException e)
        {
            return WebhookAnswer.Failed(Word(e));
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<WebhookAnswer> PostAsync(Webhook webhook, PendingUpdate update, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(update.Json) };
        request.Content.Headers.ContentType = Json;
        if (webhook.SecretToken is { } secret) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await _http.SendAsync(request, ct);
        if (!response.IsSuccessStatusCode)
        {
            return WebhookAnswer.Failed(
                $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}",
                response.Headers.RetryAfter?.Delta);
        }

        var body = await response.Content.ReadAsByteArrayAsync(ct);
        return new WebhookAnswer(null, null, response.Content.Headers.ContentType?.ToString(), body);
    }

    private static string Word(HttpRequestException error) => error.InnerException switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "Connection refused",
        SocketException { SocketErrorCode: SocketError.TimedOut } => "Connection timed out",
        SocketException { SocketErrorCode: SocketError.HostNotFound } => "Failed to resolve host: Name or service not known",
        System.Security.Authentication.AuthenticationException =>
            "SSL error {error:0A000086:SSL routines::certificate verify failed}",
        _ => "Connection reset by peer",
    };
}
