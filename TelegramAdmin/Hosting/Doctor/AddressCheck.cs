using System.Net;
using System.Net.WebSockets;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>Whether Telegram can deliver to the public address, and whether the proxy in front passes on what the program needs. The certificate is looked at by the health part of the same name.</summary>
internal sealed class AddressCheck(AppSettings settings) : IDoctorCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>core.telegram.org/bots/api#setwebhook</summary>
    private static readonly int[] Ports = [443, 80, 88, 8443];

    public string Name => "proxy";

    private bool IsTelegramItself => settings.Engine.BotApiUrl.Host == "api.telegram.org";

    public async Task<IReadOnlyList<DoctorFinding>> LookAsync(CancellationToken cancellation)
    {
        if (settings.Engine.PublicUrl is not { } url)
            return [DoctorFinding.Off(Name, "PublicUrl is not set, so no proxy is needed")];
        List<DoctorFinding> found = [.. Reach(url), .. await ProxyAsync(url, cancellation)];
        return found.Count > 0 ? found : [DoctorFinding.Ok(Name, $"{url.Authority} passes on what is needed")];
    }

    internal IEnumerable<DoctorFinding> Reach(Uri url)
    {
        if (!IsTelegramItself)
            yield break;
        if (!Ports.Contains(url.Port))
            yield return DoctorFinding.Bad("address", $"Telegram does not deliver to port {url.Port}.", $"It takes {string.Join(", ", Ports)} only, so no bot with a webhook receives anything.", "Let the proxy listen on 443 and take the port out of PublicUrl.");
        if (url.IsLoopback || IPAddress.TryParse(url.Host, out var ip) && IsPrivate(ip))
            yield return DoctorFinding.Bad("address", $"Telegram cannot reach {url.Host}: it is an address of a network of your own.", "No bot with a webhook receives anything.", "Set PublicUrl to the name that the internet knows, or take it out: bots then ask by themselves.");
    }

    private async Task<IEnumerable<DoctorFinding>> ProxyAsync(Uri url, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(Below(url, "dashboard"), cancellation);
            var sockets = await SocketsAsync(url, cancellation);
            return [.. ReadRedirect(url, answer.Headers.Location), .. sockets is null ? (DoctorFinding[])[] : [sockets]];
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return []; // The health part "address" says that it does not answer.
        }
    }

    /// <summary>A visitor is sent to the sign-in page of the address that the program believes to have.</summary>
    internal static IEnumerable<DoctorFinding> ReadRedirect(Uri url, Uri? seen)
    {
        if (seen is not { IsAbsoluteUri: true })
            yield break;
        if (!seen.Host.Equals(url.Host, StringComparison.OrdinalIgnoreCase))
            yield return DoctorFinding.Bad("proxy", $"The proxy passes on {seen.Authority} in place of {url.Authority}.", "Links, sign-in and the live pages' check of their origin go by it.", "Pass the name on: in nginx, proxy_set_header Host $host;");
        if (url.Scheme == "https" && seen.Scheme == "http")
            yield return DoctorFinding.Bad("proxy", "The program does not learn that visitors come by https.", "The proxy does not send X-Forwarded-Proto, or is not on this machine and not in TrustedProxies. Sign-in and links go wrong.", "Send it (in nginx, proxy_set_header X-Forwarded-Proto $scheme;), and set TrustedProxies to the proxy's address.");
    }

    // What the program itself refuses, the proxy may refuse too; only a difference says something.
    private async Task<DoctorFinding?> SocketsAsync(Uri url, CancellationToken cancellation)
    {
        var here = SandboxMode.Reachable(settings.Url);
        if (here.Authority == url.Authority || await TryAsync(here, cancellation) is not 101 || await TryAsync(url, cancellation) is 101)
            return null;
        return DoctorFinding.Bad(Name, "WebSockets do not come through the proxy.", "Pages fall back to asking again and again, and feel slow.", "Let them through: in nginx, proxy_http_version 1.1 with the headers Upgrade and Connection (deploy/nginx.conf).");
    }

    private static async Task<int> TryAsync(Uri address, CancellationToken cancellation)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        try
        {
            await socket.ConnectAsync(new UriBuilder(Below(address, "_blazor")) { Scheme = address.Scheme == "https" ? "wss" : "ws" }.Uri, late.Token);
            return 101;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            return (int)socket.HttpStatusCode;
        }
    }

    private static Uri Below(Uri url, string path) => new($"{url.AbsoluteUri.TrimEnd('/')}/{path}");

    private static bool IsPrivate(IPAddress ip) => ip.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..] || ip.IsIPv6LinkLocal || ip.IsIPv6UniqueLocal;
}
