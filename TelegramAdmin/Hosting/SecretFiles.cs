namespace TelegramAdmin.Hosting;

/// <summary>
/// Takes settings out of files, so that a secret stands in no environment and in no appsettings.json: Stripe:SecretKey_FILE (in the environment Stripe__SecretKey_FILE) names the file
/// that holds Stripe:SecretKey. As Docker, Kubernetes and systemd hand secrets over.
/// </summary>
internal sealed class SecretFiles(IConfiguration configuration, List<string> problems)
{
    private const string Ending = "_FILE";
    private const int Largest = 64 * 1024;

    /// <summary>Where the runtime of a container puts its secrets, readable by everybody inside, which is nobody else.</summary>
    private const string OfContainers = "/run/secrets/";

    // Only below a section: SSL_CERT_FILE and the like of the environment are not ours.
    public void Read()
    {
        foreach (var (key, path) in configuration.AsEnumerable().Where(s => s.Key.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && s.Key.Contains(':', StringComparison.Ordinal)).ToList())
        {
            if (path is { Length: > 0 })
                Take(key, key[..^Ending.Length], path);
        }
    }

    private void Take(string key, string target, string path)
    {
        if (FaultOf(path) is { } fault)
        {
            problems.Add($"{key}: {path} {fault}");
            return;
        }
        var text = File.ReadAllText(path).Trim();
        if (text.Length == 0)
            problems.Add($"{key}: {path} is empty. Write the value into it.");
        else if (configuration[target] is { Length: > 0 } there && there != text)
            problems.Add($"{target} and {key} are both set. Take one of them out.");
        else
            configuration[target] = text;
    }

    private static string? FaultOf(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return file.Length > Largest ? "is larger than any secret. Name the file that holds the value alone."
                : IsOpen(path) ? "may be read by every account of this machine. Run chmod o-r on it."
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"cannot be read ({e.Message}) Check the path and the rights of the account that runs this program.";
        }
    }

    /// <summary>Whether every account of the machine may read it.</summary>
    public static bool IsOpen(string path) =>
        !OperatingSystem.IsWindows() && !Path.GetFullPath(path).StartsWith(OfContainers, StringComparison.Ordinal)
        && File.GetUnixFileMode(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).HasFlag(UnixFileMode.OtherRead);
}
