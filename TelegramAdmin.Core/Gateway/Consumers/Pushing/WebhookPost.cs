using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace TelegramAdmin.Core.Gateway.Consumers.Pushing;

/// <summary>Delivers one update to a consumer's webhook, as Telegram does: JSON by POST, with the secret in a header.</summary>
public sealed class WebhookPost : IDisposable
{
    private const int LargestAnswer = 1024 * 1024;
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly GatewayOptions _options;
    private readonly HttpClient _http;

    public WebhookPost(GatewayOptions options)
    {
        _options = options;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = ConnectAsync,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    /// <summary>Why nothing is delivered to such an address; null where it may be.</summary>
    public string? Fault(Uri address) => address switch
    {
        { Scheme: not ("https" or "http") } => "an HTTPS URL must be provided for webhook",
        { Scheme: "http" } when !_options.AllowsPrivateNetworks => "an HTTPS URL must be provided for webhook",
        { UserInfo.Length: > 0 } => "the URL must not hold a name and password",
        _ when !_options.AllowsPrivateNetworks && (address.IsLoopback || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IsPrivate(ip))) =>
            "the IP address is reserved; Webhooks:AllowPrivateNetworks allows it",
        _ => null,
    };

    public async Task<PushReply> SendAsync(Uri address, string payload, string? secret)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(payload, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
            if (secret is not null)
                request.Headers.Add(SecretHeader, secret);
            using var response = await _http.SendAsync(request);
            return new PushReply((int)response.StatusCode, null)
            {
                RetryAfter = response.Headers.RetryAfter?.Delta,
                Json = response.Content.Headers.ContentType?.MediaType == "application/json" ? await response.Content.ReadAsStringAsync() : null,
            };
        }
        catch (HttpRequestException e)
        {
            return new PushReply(null, e.InnerException is SocketException or ForbiddenAddressException ? e.InnerException.Message : e.Message);
        }
        catch (TaskCanceledException)
        {
            return new PushReply(null, "Read timeout expired");
        }
    }

    public void Dispose() => _http.Dispose();

    // The name is resolved once, and what was checked is what is connected to: a second answer of the name server cannot lead elsewhere.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var allowed = _options.AllowsPrivateNetworks ? addresses : [.. addresses.Where(a => !IsPrivate(a))];
        if (allowed.Length == 0)
            throw new ForbiddenAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsPrivate(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(ip) || ip.IsIPv6LinkLocal || ip.IsIPv6SiteLocal || ip.IsIPv6UniqueLocal || ip.IsIPv6Multicast || ip.Equals(IPAddress.IPv6Any))
            return true;
        return ip.AddressFamily == AddressFamily.InterNetwork && ip.GetAddressBytes() is var b
            && (b[0] is 0 or 10 or 127 or >= 224 || (b[0] == 100 && b[1] is >= 64 and < 128) || (b[0] == 169 && b[1] == 254)
                || (b[0] == 172 && b[1] is >= 16 and < 32) || (b[0] == 192 && (b[1] == 168 || (b[1] == 0 && b[2] is 0 or 2))) || (b[0] == 198 && b[1] is 18 or 19));
    }

    private sealed class ForbiddenAddressException() : IOException("The name leads into a private network, which is not allowed.");
}

/// <param name="Status">Null where no answer came; <paramref name="Error"/> says why.</param>
public sealed record PushReply(int? Status, string? Error)
{
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The answer, where it is JSON: it may be a call.</summary>
    public string? Json { get; init; }

    public bool IsTaken => Status is >= 200 and < 300;

    /// <summary>As getWebhookInfo says it.</summary>
    public string Words => Error ?? $"Wrong response from the webhook: {Status} {(HttpStatusCode)Status!.Value}";
}
