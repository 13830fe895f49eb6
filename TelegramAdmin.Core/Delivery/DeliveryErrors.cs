using System.Globalization;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Why a message is not taken into the queue, or cannot be changed there.</summary>
public static class DeliveryErrors
{
    public static readonly Failure NoBot = new(FailureKind.Conflict, "no_bot",
        "There is no bot that this key may send through. Register one in Settings, or let the key use one.");

    public static readonly Failure BotUnknown = new(FailureKind.NotFound, "bot_unknown",
        "There is no such bot in this workspace. GET /api/v1/bots lists them.", "bot_id");

    public static readonly Failure MessageUnknown = new(FailureKind.NotFound, "message_unknown", "There is no such message, or not for this key. Check its number; finished messages are kept as long as the setting Retention:Messages says.", "message_id");

    public static readonly Failure NotCancellable = new(FailureKind.Conflict, "message_not_cancellable",
        "This message is being sent or is finished; it cannot be called back any more.", "message_id");

    public static readonly Failure IdempotencyConflict = new(FailureKind.Conflict, "idempotency_conflict",
        "Another message was sent under this Idempotency-Key. Use a new key for a new message, and the same bytes for a repetition.", "Idempotency-Key");

    public static Failure ChatUnreachable(string? reason, string links) => new(FailureKind.Conflict, "chat_unreachable",
        $"No bot reaches this chat. Telegram said: {reason ?? "it is closed"}. The person has to start a bot first: {links}", "chat_id");

    public static Failure ChatUnknown(string links) => new(FailureKind.Conflict, "chat_unknown",
        $"None of several bots has met this chat. Name the bot (POST /api/v1/send/{{bot_id}}), or have the person start one: {links}", "chat_id");

    public static Failure MonthlyLimitReached(long limit) => new(FailureKind.Forbidden, "monthly_limit_reached",
        string.Create(CultureInfo.InvariantCulture, $"This workspace may send {limit} messages a month, and has. It goes on with the next month (UTC), or when an owner raises the limit in Settings."));
}
