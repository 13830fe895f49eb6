using System.Text.RegularExpressions;

namespace TelegramAdmin.Hosting.Logging;

/// <summary>Takes secrets out of text before it is kept: those that the configuration names, and everything that looks like one.</summary>
public sealed partial class SecretMask
{
    public const string Hidden = "[hidden]";

    /// <summary>Shorter words would hide half of the log.</summary>
    private const int Shortest = 6;

    private readonly string[] _known;

    public SecretMask(AppSettings settings)
    {
        var engine = settings.Engine;
        IEnumerable<string?> secrets =
        [
            settings.MetricsToken, .. (settings.Otlp?.Headers ?? "").Split(',').Select(header => header[(header.IndexOf('=', StringComparison.Ordinal) + 1)..]), settings.Owner?.Password, engine.Stripe.SecretKey, .. engine.Stripe.WebhookSecrets, engine.Ai.ApiKey, engine.MtProto.ApiHash,
            .. settings.Bots.Select(b => b.Token), .. settings.Bots.Select(b => b.Token.Split(':')[^1]), .. Assigned().Matches(settings.Database.ConnectionString).Select(m => m.Groups["value"].Value),
        ];
        _known = [.. secrets.OfType<string>().Where(s => s.Length >= Shortest).Distinct().OrderByDescending(s => s.Length)];
    }

    public string Clean(string text)
    {
        foreach (var secret in _known)
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        try
        {
            text = Looks().Replace(text, Hidden);
            return Assigned().Replace(text, m => m.Value[..^m.Groups["value"].Length] + Hidden);
        }
        catch (RegexMatchTimeoutException)
        {
            return Hidden; // Nobody knows what stands in it.
        }
    }

    // Each alternative begins at one place of a run only: strangers write into the log, and a pattern tried from each of thirty thousand digits takes half a second.
    // A bot's token; keys of Stripe, of its webhooks and of models; our own API keys; a bearer's token.
    [GeneratedRegex(@"(?<!\d)\d{5,20}:[A-Za-z0-9_-]{20,}|\b(sk|rk|pk)_(live|test)_[A-Za-z0-9]{6,}|\bwhsec_[A-Za-z0-9+/=_-]{8,}|\bsk-[A-Za-z0-9_-]{16,}|\btga_[A-Za-z0-9_-]{8,}|(?<=Bearer )[A-Za-z0-9._~+/=-]{8,}", RegexOptions.None, 500)]
    private static partial Regex Looks();

    [GeneratedRegex(@"(?i)\b(password|passwd|pwd|secret|secretkey|apikey|api_key|apihash|token|secret_token)""?\s*[=:]\s*""?(?<value>[^\s"";,&]{4,})", RegexOptions.None, 500)]
    private static partial Regex Assigned();
}
