using Microsoft.Extensions.Configuration.Json;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>Whether other accounts of the machine can read keys, database, backups or secrets in files of settings.</summary>
internal sealed class RightsCheck(IConfiguration configuration, AppSettings settings) : IDoctorCheck
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Doors = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string[] Guarded = ["*.db", "keys/*.xml", "backups/*"];

    private static readonly string[] SecretEnds = ["Token", "SecretKey", "WebhookSecret", "ApiKey", "ApiHash", "Password"];

    public string Name => "rights";

    public Task<IReadOnlyList<DoctorFinding>> LookAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
            return Task.FromResult<IReadOnlyList<DoctorFinding>>([DoctorFinding.Off(Name, "on Windows rights are not looked at")]);
        List<DoctorFinding> found = [.. Folder(), .. Files()];
        return Task.FromResult<IReadOnlyList<DoctorFinding>>(found.Count > 0 ? found : [DoctorFinding.Ok(Name, "nobody else of this machine reads keys and secrets")]);
    }

    private IEnumerable<DoctorFinding> Folder()
    {
        var folder = settings.Engine.PathOf();
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(folder) & Doors) == 0)
            yield break;
        var open = Guarded.SelectMany(pattern => Directory.Exists(Path.Combine(folder, Path.GetDirectoryName(pattern)!)) ? Directory.GetFiles(folder, pattern) : [])
            .FirstOrDefault(file => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0 && (File.GetUnixFileMode(Path.GetDirectoryName(file)!) & Doors) != 0);
        if (open is not null)
            yield return DoctorFinding.Warn(Name, $"Other accounts of this machine can read {open}.", "Keys and database together open every bot's token.", $"chmod 700 {folder}");
    }

    private IEnumerable<DoctorFinding> Files() =>
        from file in configuration is IConfigurationRoot root ? root.Providers.OfType<JsonConfigurationProvider>() : []
        let path = file.Source.FileProvider?.GetFileInfo(file.Source.Path ?? "").PhysicalPath
        where path is not null && File.Exists(path) && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0
        let secret = Secrets(file, null).FirstOrDefault()
        where secret is not null
        select DoctorFinding.Warn(Name, $"Other accounts of this machine can read {path}, in which {secret} stands.", "Whoever reads it can act as this product.", $"chmod 600 {path}, or put secrets into the environment.");

    private static IEnumerable<string> Secrets(JsonConfigurationProvider file, string? parent)
    {
        foreach (var child in file.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var path = parent is null ? child : $"{parent}:{child}";
            if (file.TryGet(path, out var value) && value is { Length: > 0 } && IsSecret(child, value))
                yield return path;
            foreach (var below in Secrets(file, path))
                yield return below;
        }
    }

    private static bool IsSecret(string name, string value) => Array.Exists(SecretEnds, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
        || value.Contains("password=", StringComparison.OrdinalIgnoreCase) || value.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) && value.Contains('@', StringComparison.Ordinal);
}
