using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Accepting;

/// <summary>A message that another program wants sent, checked and ready for the queue.</summary>
public sealed record NewMessage
{
    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The bot that shall send it; null lets the best of those that reach the chat be chosen, and changed when it fails.</summary>
    public BotId? BotId { get; init; }

    /// <summary>The bots to choose from; null for all of the workspace.</summary>
    public IReadOnlySet<BotId>? AllowedBots { get; init; }

    /// <summary>Telegram's number, or <see cref="ChatRef.Of"/> a name; then chat_id stays in the parameters.</summary>
    public required long ChatId { get; init; }

    public required string Method { get; init; }

    /// <summary>The method's parameters as a JSON object, without chat_id.</summary>
    public required string Parameters { get; init; }

    /// <summary>As <see cref="Spool.Describe"/> gives it.</summary>
    public string? Files { get; init; }

    public Lane Lane { get; init; } = Lane.Bulk;

    /// <summary>Asked once the bot is chosen: whether it answers somebody who just wrote to that bot, and so goes by the reply lane.</summary>
    public Func<BotId, bool>? IsReply { get; init; }

    public Priority Priority { get; init; } = Priority.Normal;

    public OnUncertain OnUncertain { get; init; } = OnUncertain.Hold;

    public long? ApiKeyId { get; init; }

    public string? IdempotencyKey { get; init; }

    public string? BodyHash { get; init; }

    public DateTimeOffset? SendAt { get; init; }

    public string? CallbackUrl { get; init; }

    /// <summary>A <see cref="RetryPolicy"/> as JSON.</summary>
    public string? Policy { get; init; }

    /// <summary>Whether somebody waits for what Telegram answers; see <see cref="AcceptedMessage.Outcome"/>.</summary>
    public bool IsAwaited { get; init; }
}

/// <summary>It is on disk and will be sent.</summary>
/// <param name="IsRepeat">The same was asked before under the same idempotency key; nothing new was queued.</param>
public sealed record AcceptedMessage(long MessageId, DeliveryState State, BotId BotId, bool IsRepeat)
{
    /// <summary>With <see cref="NewMessage.IsAwaited"/>: completes with the final outcome, Telegram's own result included; null for a repeat.</summary>
    public Task<DeliveryOutcome>? Outcome { get; internal set; }
}
