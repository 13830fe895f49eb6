using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Hosting;

/// <summary>Reads <see cref="StripeOptions"/>; a problem never repeats a secret.</summary>
internal sealed class StripeSettingsReader(IConfiguration configuration, List<string> problems)
{
    private static readonly string[] KeyPrefixes = ["sk_test_", "sk_live_", "rk_test_", "rk_live_"];

    public StripeOptions Read()
    {
        var usual = new StripeOptions();
        var options = usual with { ApiUrl = ApiUrl(usual.ApiUrl), SecretKey = SecretKey(), WebhookSecret = WebhookSecret() };
        if (options is { SecretKey: not null, WebhookSecret: null } && !Has("Stripe:WebhookSecret"))
            problems.Add("Stripe:WebhookSecret is missing beside Stripe:SecretKey: without it no payment would ever be noticed. In Stripe's dashboard (Developers, Webhooks) add an endpoint for {PublicUrl}/stripe/webhook and copy its signing secret (whsec_...).");
        if (options is { SecretKey: null, WebhookSecret: not null } && !Has("Stripe:SecretKey"))
            problems.Add("Stripe:SecretKey is missing beside Stripe:WebhookSecret. Copy the secret key (sk_...) from Stripe's dashboard (Developers, API keys), or take both out.");
        return options;
    }

    private bool Has(string key) => configuration[key] is { Length: > 0 };

    private Uri ApiUrl(Uri usual)
    {
        if (configuration["Stripe:ApiUrl"] is not { Length: > 0 } text)
            return usual;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Query.Length + url.Fragment.Length > 0)
            problems.Add($"Stripe:ApiUrl: \"{text}\" is not an address. Leave it out for Stripe's own.");
        else if (url.Scheme == "http" && !url.IsLoopback)
            problems.Add("Stripe:ApiUrl: it must begin with https, or the key could be read on the way; http is taken for this machine only.");
        else
            return url;
        return usual;
    }

    private string? SecretKey()
    {
        if (configuration["Stripe:SecretKey"]?.Trim() is not { Length: > 0 } key)
            return null;
        if (KeyPrefixes.Any(prefix => key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.Ordinal)) && key.All(IsOfKey))
            return key;
        problems.Add(key.StartsWith("pk_", StringComparison.Ordinal)
            ? "Stripe:SecretKey is a publishable key (pk_...). Copy the secret one (sk_...) from Stripe's dashboard (Developers, API keys)."
            : "Stripe:SecretKey is not a Stripe key. It begins with sk_test_, sk_live_, rk_test_ or rk_live_; copy it whole from Stripe's dashboard (Developers, API keys).");
        return null;
    }

    private string? WebhookSecret()
    {
        if (configuration["Stripe:WebhookSecret"]?.Trim() is not { Length: > 0 } text)
            return null;
        var options = new StripeOptions { WebhookSecret = text };
        if (options.WebhookSecrets is { Count: > 0 and <= 5 } secrets && secrets.All(s => s.Length > "whsec_".Length && s.StartsWith("whsec_", StringComparison.Ordinal) && s.All(char.IsAscii)))
            return text;
        problems.Add("Stripe:WebhookSecret is not a signing secret. It begins with whsec_; copy it from the endpoint in Stripe's dashboard (Developers, Webhooks). Several are separated by commas.");
        return null;
    }

    private static bool IsOfKey(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
