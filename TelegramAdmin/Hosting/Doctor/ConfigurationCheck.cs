using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration.Json;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>Whether the files of settings say anything that nobody reads, such as a name with a slip.</summary>
internal sealed partial class ConfigurationCheck(IConfiguration configuration, AppSettings settings) : IDoctorCheck
{
    /// <summary>Read by .NET itself, or with names of anybody's choice below.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.OrdinalIgnoreCase) { "Logging", "AllowedHosts", "Kestrel", "Urls", "DATABASE_URL", "PORT" };

    private static readonly HashSet<string> Known = ReadKnown();

    public string Name => "configuration";

    public Task<IReadOnlyList<DoctorFinding>> LookAsync(CancellationToken cancellation)
    {
        var unknown = Files().SelectMany(Keys).Where(IsUnknown).Distinct(StringComparer.OrdinalIgnoreCase).Select(key => DoctorFinding.Warn(Name, $"{key} is not a setting.",
            "Nothing reads it, so it does nothing.", $"Look for a slip{(Nearest(key) is { } near ? $"; there is {near}" : "")}. appsettings.sample.json lists every setting."));
        return Task.FromResult<IReadOnlyList<DoctorFinding>>([DoctorFinding.Ok(Name, $"data in {settings.Engine.PathOf()}"), .. unknown]);
    }

    private IEnumerable<JsonConfigurationProvider> Files() => configuration is IConfigurationRoot root ? root.Providers.OfType<JsonConfigurationProvider>() : [];

    private static IEnumerable<string> Keys(JsonConfigurationProvider file) => Below(file, null);

    private static IEnumerable<string> Below(JsonConfigurationProvider file, string? parent) => file.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(child => parent is null ? child : $"{parent}:{child}").SelectMany(path => Open.Contains(path) ? [] : Below(file, path) is var below && below.Any() ? below : [path]);

    private static bool IsUnknown(string path) => path.Split(':').Any(part => !part.All(char.IsAsciiDigit) && !Known.Contains(Plain(part)));

    // A setting that is read from a file has its name with an ending.
    private static string Plain(string part) => part.EndsWith("_FILE", StringComparison.OrdinalIgnoreCase) ? part[..^5] : part;

    private static string? Nearest(string path)
    {
        var slip = path.Split(':').First(part => !part.All(char.IsAsciiDigit) && !Known.Contains(part));
        return Known.MinBy(name => Distance(name, slip)) is { } near && Distance(near, slip) <= 3 ? near : null;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1)));
        }
        return row[b.Length];
    }

    private static HashSet<string> ReadKnown()
    {
        using var sample = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("appsettings.sample.json")!);
        return new HashSet<string>(Names().Matches(sample.ReadToEnd()).Select(m => m.Groups[1].Value).Concat(Open), StringComparer.OrdinalIgnoreCase);
    }

    // Those in comments too: they are settings without a default.
    [GeneratedRegex("\"(\\w+)\"\\s*:", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Names();
}
