using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Payments.Stripe.Client;

/// <summary>Stripe's API over HTTP. Made without the framework's request logging, and never says a key, a field or an answer.</summary>
public sealed class HttpStripeApi(EngineOptions options, TimeProvider time) : IStripeApi, IDisposable
{
    /// <summary>The version of the API that requests and objects here are written for.</summary>
    public const string Version = "2026-10-28.endive";

    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(40);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, // The key goes to Stripe and nowhere else.
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<StripeResult<T>> SendAsync<T>(StripeRequest<T> request, CancellationToken cancellation = default)
    {
        if (options.Stripe.SecretKey is not { } key)
            return StripeFailure.Off;
        var fields = request.Fields();
        for (var retries = 0; ; retries++)
        {
            var (answer, mayRetry) = await TryAsync(request, fields, key, cancellation);
            if (answer.Failure is not { } failure || !mayRetry || StripeRetries.WaitAfter(retries, failure) is not { } wait)
                return answer;
            await Task.Delay(wait, time, cancellation);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(StripeResult<T> Answer, bool MayRetry)> TryAsync<T>(StripeRequest<T> request, string fields, string key, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestTry);
        try
        {
            using var message = Message(request, fields, key);
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return response.IsSuccessStatusCode ? (Read(request, body), true) : (StripeErrors.Read(response, body), StripeRetries.Wants(response));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is HttpRequestException or IOException or OperationCanceledException)
        {
            return (StripeFailure.Lost(Reason(e)), true);
        }
    }

    private HttpRequestMessage Message<T>(StripeRequest<T> request, string fields, string key)
    {
        var address = $"{options.Stripe.ApiUrl.AbsoluteUri.TrimEnd('/')}/v1/{request.Path}";
        var isPost = request.Method == HttpMethod.Post;
        var message = new HttpRequestMessage(request.Method, new Uri(isPost || fields.Length == 0 ? address : $"{address}?{fields}"));
        if (isPost)
            message.Content = new StringContent(fields, Encoding.ASCII, "application/x-www-form-urlencoded");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("TelegramAdmin", null));
        message.Headers.Add("Stripe-Version", Version);
        if (request.Key is { } idempotency)
            message.Headers.Add("Idempotency-Key", idempotency);
        return message;
    }

    private static StripeResult<T> Read<T>(StripeRequest<T> request, byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, request.Answer) is { } answer ? answer : StripeFailure.Lost("Stripe's answer is empty.");
        }
        catch (JsonException)
        {
            return StripeFailure.Lost("The answer is not one of Stripe's. Is there something else at Stripe:ApiUrl, or a proxy in between?");
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        OperationCanceledException => $"No answer within {LongestTry.TotalSeconds:0} s.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "Stripe's host name cannot be found.",
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "Stripe refused the connection.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection to Stripe: its certificate is not trusted.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "Stripe cannot be reached.",
        _ => "The connection to Stripe broke before the answer came.",
    };
}
