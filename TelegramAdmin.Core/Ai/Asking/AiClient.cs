using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Ai.Asking;

/// <summary>
/// One chat completion of an OpenAI-compatible endpoint (platform.openai.com/docs/api-reference/chat). Made without the framework's request
/// logging, and never says a key, a question or an answer. Gives up after <see cref="LongestWait"/> and tries nothing twice.
/// </summary>
public sealed class AiClient(EngineOptions options, TimeProvider time) : IDisposable
{
    public const int LargestAnswer = 256 * 1024;

    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, // The key goes to the endpoint and nowhere else.
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    private volatile bool _isPlain;

    /// <returns>What the model wrote, or why it wrote nothing.</returns>
    public async Task<Result<Completion>> AskAsync(Prompt prompt, CancellationToken cancellation = default)
    {
        if (options.Ai is not { IsOn: true } endpoint)
            return AiErrors.Off;
        using var limit = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await SendAsync(endpoint, prompt, either.Token);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return AiErrors.TooLarge;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is HttpRequestException or IOException or OperationCanceledException)
        {
            return AiErrors.Silent;
        }
    }

    public void Dispose() => _http.Dispose();

    // Not every endpoint takes the fields that help; those that take the plain form only are remembered until the next start.
    private async Task<Result<Completion>> SendAsync(AiOptions endpoint, Prompt prompt, CancellationToken cancellation)
    {
        var wasPlain = _isPlain;
        var (status, body) = await PostAsync(endpoint, prompt.ToJson(endpoint.Model!, wasPlain), cancellation);
        if (!wasPlain && status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
        {
            (status, body) = await PostAsync(endpoint, prompt.ToJson(endpoint.Model!, isPlain: true), cancellation);
            _isPlain = status == HttpStatusCode.OK;
        }
        return status switch
        {
            HttpStatusCode.OK => Completion.Read(body),
            HttpStatusCode.TooManyRequests => AiErrors.Busy,
            _ => AiErrors.Refused(status),
        };
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> PostAsync(AiOptions endpoint, string json, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{endpoint.BaseUrl!.AbsoluteUri.TrimEnd('/')}/chat/completions"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", endpoint.ApiKey);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TelegramAdmin", null));
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request, cancellation);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation));
    }
}
