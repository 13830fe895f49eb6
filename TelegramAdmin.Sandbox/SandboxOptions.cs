using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Sandbox;

/// <summary>How a sandbox starts. Everything has a default that suits a test.</summary>
public sealed record SandboxOptions
{
    /// <summary>Address to listen on; port 0 takes a free one, see <see cref="SandboxServer.Url"/>.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>JSON file that keeps the world between runs; null keeps it in memory only.</summary>
    public string? StatePath { get; init; }

    /// <summary>Seeds a bot, people and a group, and lets people talk by themselves.</summary>
    public bool Demo { get; init; }

    /// <summary>Where "Open the dashboard" on the page leads; null hides it.</summary>
    public string? DashboardUrl { get; init; }

    /// <summary>The emulated Stripe account.</summary>
    public StripeSandboxOptions Stripe { get; init; } = new();

    public SandboxLimits Limits { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Messages kept for each chat; older ones can no longer be edited, deleted or answered.</summary>
    public int HistoryPerChat { get; init; } = 300;
}
