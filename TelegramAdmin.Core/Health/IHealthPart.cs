namespace TelegramAdmin.Core.Health;

/// <summary>One part of the installation that can be well or not. Each slice may bring its own; the page, /health, the doctor and /metrics read them all.</summary>
public interface IHealthPart
{
    /// <summary>Stable; its history is kept by it.</summary>
    string Key { get; }

    string Title { get; }

    /// <summary>Where it stands in the list; tens leave room.</summary>
    int Order { get; }

    /// <summary>Without it nothing works, so a load balancer should send nobody here.</summary>
    bool IsVital => false;

    /// <summary>Looks now. It runs once a minute, so it must be cheap; a fault of its own counts as bad.</summary>
    Task<HealthFinding> CheckAsync(CancellationToken cancellation);
}
