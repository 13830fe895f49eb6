using System.Net;
using TelegramAdmin.Core.Gateway;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Hosting.Otlp;

namespace TelegramAdmin.Hosting;

/// <summary>The configuration, read and checked once.</summary>
public sealed record AppSettings
{
    public required EngineOptions Engine { get; init; }

    public required DatabaseOptions Database { get; init; }

    public required GatewayOptions Gateway { get; init; }

    public required SandboxSettings Sandbox { get; init; }

    public IReadOnlyList<ConfiguredBot> Bots { get; init; } = [];

    public OwnerSettings? Owner { get; init; }

    /// <summary>Lets a scraper that is not on this machine read /metrics.</summary>
    public string? MetricsToken { get; init; }

    /// <summary>Where traces and metrics are sent; null for nowhere.</summary>
    public OtlpSettings? Otlp { get; init; }

    /// <summary>Who may say for whom they ask (X-Forwarded-For, X-Forwarded-Proto), besides this machine.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>What this process is called among the nodes on one PostgreSQL.</summary>
    public required string NodeName { get; init; }

    /// <summary>Where the app listens; the first one is what is printed.</summary>
    public required string Url { get; init; }
}

/// <param name="Mode">Null: webhook where there is a public address.</param>
public sealed record ConfiguredBot(string Token, ReceiveMode? Mode);

public sealed record OwnerSettings(string Email, string Password);

public sealed record SandboxSettings(bool IsEnabled, string Url, bool HasPast = false);

/// <summary>Everything that is wrong with the configuration, all of it at once.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception("The configuration is wrong:" + string.Concat(problems.Select(p => $"{Environment.NewLine}  - {p}")))
{
    public IReadOnlyList<string> Problems => problems;
}
