using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyModel;

namespace TelegramAdmin.Features.Operations.About;

/// <summary>Which version of what runs here.</summary>
internal static class ProductVersions
{
    /// <summary>Without what the build adds behind the plus sign.</summary>
    public static string Product { get; } =
        (typeof(ProductVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    public static string Runtime => RuntimeInformation.FrameworkDescription;

    public static string System => $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>By the package's name. The runtime, which a build for one kind of machine lists too, has a line of its own.</summary>
    public static IReadOnlyDictionary<string, string> Packages { get; } =
        (DependencyContext.Load(typeof(ProductVersions).Assembly) ?? DependencyContext.Default)?.RuntimeLibraries.Where(l => l.Type == "package" && !l.Name.Contains(".App.Runtime.", StringComparison.Ordinal)).GroupBy(l => l.Name).ToDictionary(g => g.Key, g => g.First().Version)
        ?? [];
}
