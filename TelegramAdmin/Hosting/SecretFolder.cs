using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace TelegramAdmin.Hosting;

/// <summary>
/// Settings from files whose names they are, as Docker, Kubernetes and systemd hand out secrets: <c>/run/secrets/Stripe__SecretKey</c>. The folder is
/// <c>SECRETS_DIRECTORY</c>, else systemd's <c>CREDENTIALS_DIRECTORY</c>, else <c>/run/secrets</c>. Environment and command line come after them.
/// </summary>
internal static class SecretFolder
{
    private const string Usual = "/run/secrets";

    public static void AddSecretFolder(this IConfigurationBuilder configuration, string? folder = null)
    {
        folder ??= Environment.GetEnvironmentVariable("SECRETS_DIRECTORY") ?? Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") ?? Usual;
        if (!Directory.Exists(folder))
            return;
        var source = new KeyPerFileConfigurationSource { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)), Optional = true };
        var before = configuration.Sources.Index().LastOrDefault(s => s.Item is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        if (before.Item is null)
            configuration.Add(source);
        else
            configuration.Sources.Insert(before.Index, source);
    }
}
