using TelegramAdmin.Hosting.Logging;

namespace TelegramAdmin.Features.Operations.About;

/// <summary>The configuration as it may be handed on: only the product's own sections, and nothing secret.</summary>
internal static class MaskedConfiguration
{
    private static readonly string[] Sections =
        ["Urls", "DataDirectory", "PublicUrl", "Telegram", "Database", "ConnectionStrings", "Stripe", "Ai", "MtProto", "Sandbox", "Gateway", "Webhooks", "Retention", "Metrics", "TrustedProxies", "Updates", "Logging", "Admin", "AllowedHosts", "Backup"];

    private static readonly string[] Secrets = ["token", "secret", "key", "password", "hash", "email", "connectionstring", "passphrase"];

    public static IReadOnlyDictionary<string, string> Read(IConfiguration configuration, SecretMask mask) => Sections
        .SelectMany(name => configuration.GetSection(name).AsEnumerable())
        .Where(pair => !string.IsNullOrEmpty(pair.Value))
        .DistinctBy(pair => pair.Key)
        .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.Key, pair => IsSecret(pair.Key) ? SecretMask.Hidden : mask.Clean(pair.Value!));

    private static bool IsSecret(string path)
    {
        var name = path[(path.LastIndexOf(':') + 1)..];
        return Array.Exists(Secrets, secret => name.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }
}
