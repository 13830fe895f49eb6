using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Outbound;

/// <summary>
/// Calls addresses that somebody else gave us. A name is looked up once, every address it leads to is checked, and the connection goes to
/// exactly such an address, so that a name which changes its mind between check and call reaches nothing (DNS rebinding). Follows no redirect,
/// uses no proxy, sends no cookie, logs nothing.
/// </summary>
public sealed class OutboundHttp : IDisposable
{
    public const int UsualBody = 1024;

    private readonly HttpClient _http;

    public OutboundHttp(EngineOptions options)
    {
        Guard = new AddressGuard(options.AllowsPrivateNetworks);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    internal AddressGuard Guard { get; }

    /// <summary>What is wrong with an address as it is written, in words for whoever gave it; null where nothing is. Looks nothing up.</summary>
    public string? Fault(Uri address) => Guard.Fault(address);

    /// <summary>As <see cref="Fault"/>, and looks up where the name leads: for the moment of registration.</summary>
    public Task<string?> FaultAsync(Uri address, CancellationToken cancellation = default) => Guard.FaultAsync(address, cancellation);

    /// <summary>What is wrong with a host that another part of the program will connect to, by a protocol of its own; null where nothing is.</summary>
    public Task<string?> HostFaultAsync(string host, CancellationToken cancellation = default) => Guard.HostFaultAsync(host, isSafe: true, cancellation);

    /// <summary>Posts JSON. Every failure of the other side is an answer; only <paramref name="cancellation"/> throws.</summary>
    /// <param name="headers">Besides Content-Type and User-Agent.</param>
    /// <param name="largestBody">How many bytes of the answer are read.</param>
    public async Task<OutboundAnswer> PostAsync(
        Uri address, ReadOnlyMemory<byte> body, IEnumerable<KeyValuePair<string, string>> headers, TimeSpan timeout, CancellationToken cancellation, int largestBody = UsualBody)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return await SendAsync(HttpMethod.Post, address, content, headers, timeout, cancellation, largestBody);
    }

    /// <summary>Sends anything. Every failure of the other side is an answer; only <paramref name="cancellation"/> throws.</summary>
    /// <param name="headers">Besides those of the content and User-Agent.</param>
    /// <param name="largestBody">How many bytes of the answer are read.</param>
    public async Task<OutboundAnswer> SendAsync(
        HttpMethod method, Uri address, HttpContent? content, IEnumerable<KeyValuePair<string, string>> headers, TimeSpan timeout, CancellationToken cancellation, int largestBody = UsualBody)
    {
        if (Fault(address) is { } fault)
            return new OutboundAnswer(null, fault, "", null, TimeSpan.Zero);
        var started = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            using var request = Request(method, address, content, headers);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var text = await BeginningAsync(response.Content, largestBody, limit.Token);
            return new OutboundAnswer((int)response.StatusCode, null, text, Wait(response.Headers.RetryAfter), Stopwatch.GetElapsedTime(started));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is HttpRequestException or IOException or OperationCanceledException)
        {
            return new OutboundAnswer(null, Words(e, timeout), "", null, Stopwatch.GetElapsedTime(started)) { IsTimeout = e is OperationCanceledException || limit.IsCancellationRequested };
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, Uri address, HttpContent? content, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TelegramAdmin", null));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static async Task<string> BeginningAsync(HttpContent content, int largest, CancellationToken cancellation)
    {
        var buffer = new byte[largest];
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var length = await stream.ReadAtLeastAsync(buffer, largest, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } at ? at - DateTimeOffset.UtcNow : null);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var isHttps = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps;
        var addresses = await Guard.CheckedAsync(context.DnsEndPoint.Host, isHttps, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Words(Exception exception, TimeSpan timeout) => exception switch
    {
        OperationCanceledException => $"No answer within {timeout.TotalSeconds:0} s.",
        HttpRequestException { InnerException: AddressRefusedException refused } => refused.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The name of the host is not known.",
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "It refused the connection.",
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => "The name of the host is not known.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection came about: its certificate is not valid for this address.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "It cannot be reached.",
        _ => "The connection broke before the answer came.",
    };
}
