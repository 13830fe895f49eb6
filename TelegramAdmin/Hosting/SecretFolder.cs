using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace TelegramAdmin.Hosting;

/// <summary>
/// Settings from files whose names they are, as Docker, Kubernetes and systemd hand out secrets: <c>/run/secrets/Stripe__SecretKey</c>. The folder is
/// <c>SECRETS_DIRECTORY</c>, else systemd's <c>CREDENTIALS_DIRECTORY</c>, else <c>/run/secrets</c>. Environment and command line come after them.
/// Files that everybody may read are refused, but in a container.
/// </summary>
internal static class SecretFolder
{
    private const string Usual = "/run/secrets";

    /// <exception cref="SettingsException">A file may be read by every account of the machine.</exception>
    public static void AddSecretFolder(this IConfigurationBuilder configuration, string? folder = null)
    {
        folder ??= Environment.GetEnvironmentVariable("SECRETS_DIRECTORY") ?? Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") ?? Usual;
        if (!Directory.Exists(folder))
            return;
        RequireClosed(folder);
        var source = new KeyPerFileConfigurationSource { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)), Optional = true };
        var before = configuration.Sources.Index().LastOrDefault(s => s.Item is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        if (before.Item is null)
            configuration.Add(source);
        else
            configuration.Sources.Insert(before.Index, source);
    }

    private static void RequireClosed(string folder)
    {
        // Into a folder that only its owner enters nobody else looks, whatever its files allow.
        if (OperatingSystem.IsWindows() || !File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute))
            return;
        var open = Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f)[0] != '.' && File.Exists(f) && SecretFiles.IsOpen(f)).Order(StringComparer.Ordinal).ToList();
        if (open.Count > 0)
            throw new SettingsException([.. open.Select(f => $"{f} may be read by every account of this machine. Run chmod o-r on it, or chmod o-x on its folder.")]);
    }
}
