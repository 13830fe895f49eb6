using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether the public address leads here, and until when its certificate holds. Asked at most every ten minutes, after a failure every minute.</summary>
internal sealed class AddressPart(EngineOptions options, TimeProvider time) : IHealthPart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);
    private static readonly TimeSpan AtOnce = TimeSpan.FromDays(3);

    private (DateTimeOffset Until, HealthFinding Finding)? _known;

    public string Key => "address";

    public string Title => "Public address";

    public int Order => 35;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        if (options.PublicUrl is not { } url)
            return HealthFinding.Off("PublicUrl is not set, so bots ask Telegram for updates");
        var now = time.GetUtcNow();
        if (_known is { } known && now < known.Until)
            return known.Finding;
        var finding = await AskAsync(url, now, cancellation);
        _known = (now + (finding.State == HealthState.Ok ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(50)), finding);
        return finding;
    }

    private static async Task<HealthFinding> AskAsync(Uri url, DateTimeOffset now, CancellationToken cancellation)
    {
        DateTimeOffset? holdsUntil = null;
        var faults = SslPolicyErrors.None;
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            faults = errors;
            holdsUntil = certificate is X509Certificate2 known ? known.NotAfter : null;
            return errors == SslPolicyErrors.None;
        };
        using var http = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri($"{url.AbsoluteUri.TrimEnd('/')}/health/live"), cancellation);
            if (!answer.IsSuccessStatusCode)
                return new(HealthState.Bad, $"{url.Authority} answers {(int)answer.StatusCode}", "See that the proxy leads to this program.");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return faults != SslPolicyErrors.None
                ? new(HealthState.Bad, $"the certificate of {url.Authority} is not accepted", "Renew it: Telegram and Stripe refuse it too.")
                : new(HealthState.Warn, $"{url.Authority} does not answer from this machine", "See from outside whether it answers. Some routers do not lead back to their own address.");
        }
        if (holdsUntil - now is not { } left || left > Soon)
            return HealthFinding.Ok(holdsUntil is { } until ? $"{url.Authority} leads here, its certificate holds for {PartWords.Of(until - now)}" : $"{url.Authority} leads here");
        return new(left < AtOnce ? HealthState.Bad : HealthState.Warn, $"the certificate of {url.Authority} ends in {PartWords.Of(left)}", "Renew it.");
    }
}
