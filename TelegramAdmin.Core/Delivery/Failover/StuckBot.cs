using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Failover;

/// <summary>A bot through which nothing leaves for a while.</summary>
/// <param name="Why">In plain words, as what follows "@bot".</param>
internal sealed record StuckBot(WorkspaceId WorkspaceId, BotId Id, string Name, string Why)
{
    /// <summary>It was removed and never comes back.</summary>
    public bool IsGone { get; init; }

    /// <summary>Nothing leaves until somebody acts; else it goes on by itself, and its messages only move.</summary>
    public bool IsOut { get; init; }

    public bool HasInFlight { get; init; }

    /// <summary>See <see cref="Bots.Bot.RetryPolicy"/>.</summary>
    public string? Policy { get; init; }
}
