using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Failover;

/// <summary>A bot through which nothing leaves for a while.</summary>
/// <param name="Why">In plain words, as the end of "@bot cannot send".</param>
/// <param name="IsGone">It was removed and never comes back.</param>
/// <param name="IsOut">Nothing leaves until somebody acts; else it goes on by itself, and its messages only move.</param>
internal sealed record StuckBot(WorkspaceId WorkspaceId, BotId Id, string Name, string Why, bool IsGone, bool IsOut)
{
    /// <summary>See <see cref="Bots.Bot.RetryPolicy"/>.</summary>
    public string? Policy { get; init; }
}
