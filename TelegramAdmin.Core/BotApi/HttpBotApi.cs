using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace TelegramAdmin.Core.BotApi;

/// <summary>
/// The Bot API over HTTP. The token is part of the address, so nothing here logs an address: the client is made without the framework's request logging.
/// </summary>
public sealed class HttpBotApi : IBotApi, IDisposable
{
    private readonly HttpClient _http;
    private readonly string _address;

    public HttpBotApi(Uri address)
    {
        _address = address.AbsoluteUri.TrimEnd('/');
        _http = new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            AutomaticDecompression = DecompressionMethods.All,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<BotApiReply> CallAsync(BotToken token, BotApiRequest request, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(request.Timeout);
        if (!TryWrite(request, out var content, out var fault))
            return new BotApiReply.Refused((int)HttpStatusCode.BadRequest, fault);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, new Uri($"{_address}/bot{token.Reveal()}/{request.Method}"));
            message.Content = content;
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return Read(response.StatusCode, body);
        }
        catch (HttpRequestException e)
        {
            return new BotApiReply.Lost(!NeverArrived(e), Reason(e));
        }
        catch (IOException e) when (e is not FileNotFoundException and not DirectoryNotFoundException)
        {
            return new BotApiReply.Lost(true, "The connection broke before the answer came.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new BotApiReply.Lost(true, $"No answer within {request.Timeout.TotalSeconds:0} s.");
        }
    }

    public async Task<bool> DownloadAsync(BotToken token, string filePath, Stream target, CancellationToken cancellation = default)
    {
        using var response = await _http.GetAsync(new Uri($"{_address}/file/bot{token.Reveal()}/{filePath}"), HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode)
            return false;
        await response.Content.CopyToAsync(target, cancellation);
        return true;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A call that cannot be put into a request was surely not made.</summary>
    private static bool TryWrite(BotApiRequest request, [NotNullWhen(true)] out HttpContent? content, [NotNullWhen(false)] out string? fault)
    {
        try
        {
            (content, fault) = (Content(request), null);
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or JsonException or InvalidOperationException)
        {
            (content, fault) = (null, $"Bad Request: this call cannot be written as a request ({e.GetType().Name}). Look at its file names and parameters.");
            return false;
        }
    }

    private static HttpContent Content(BotApiRequest request) =>
        request.Files.Count == 0
            ? new StringContent(request.Parameters, Encoding.UTF8, "application/json")
            : MultipartRequest.Of(request);

    private static BotApiReply Read(HttpStatusCode status, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return NoEnvelope(status);
            if (root.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True && root.TryGetProperty("result", out var result))
                return new BotApiReply.Accepted(result.Clone());
            return Refusal(status, root);
        }
        catch (JsonException)
        {
            return NoEnvelope(status);
        }
    }

    // A proxy's page instead of Telegram's envelope: 502 and its like from the way there. With 200 nobody can say whether Telegram was reached.
    private static BotApiReply NoEnvelope(HttpStatusCode status) => (int)status is >= 200 and < 300
        ? new BotApiReply.Lost(true, "The answer is not one of the Bot API.")
        : new BotApiReply.Refused((int)status, $"{(int)status} {status}");

    private static BotApiReply.Refused Refusal(HttpStatusCode status, JsonElement root)
    {
        var code = root.TryGetProperty("error_code", out var number) && number.TryGetInt32(out var value) ? value : (int)status;
        var description = root.TryGetProperty("description", out var text) ? text.GetString() : null;
        var parameters = root.TryGetProperty("parameters", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        return new BotApiReply.Refused(code, description ?? status.ToString(), RetryAfter(parameters), Number(parameters, "migrate_to_chat_id"));
    }

    private static TimeSpan? RetryAfter(JsonElement parameters) =>
        Number(parameters, "retry_after") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static long? Number(JsonElement parameters, string name) =>
        parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty(name, out var number) && number.TryGetInt64(out var value) ? value : null;

    private static bool NeverArrived(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;

    private static string Reason(HttpRequestException e) => e switch
    {
        { HttpRequestError: HttpRequestError.NameResolutionError } => "The Bot API's host name cannot be found.",
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "The Bot API refused the connection.",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection to the Bot API: its certificate is not trusted.",
        { HttpRequestError: HttpRequestError.ConnectionError } => "The Bot API cannot be reached.",
        _ => "The connection broke before the answer came.",
    };
}
