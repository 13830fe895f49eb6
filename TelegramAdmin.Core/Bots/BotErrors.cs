using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Bots;

/// <summary>Every way in which work on a bot is refused.</summary>
public static class BotErrors
{
    public static Failure TokenMalformed { get; } = new(FailureKind.Invalid, "bot_token_malformed",
        "This is not a bot token. A token is a number, a colon and a secret, such as 123456:ABC. Copy it whole from BotFather.", "token");

    public static Failure TokenRefused { get; } = new(FailureKind.Invalid, "bot_token_refused",
        "Telegram does not know this token (401). It was revoked or mistyped. Ask BotFather for the present one with /token.", "token");

    public static Failure TokenOfOtherBot { get; } = new(FailureKind.Invalid, "bot_token_of_other_bot",
        "This token belongs to another bot. Put in a token of the bot that you are changing.", "token");

    public static Failure AlreadyRegistered(string username) => new(FailureKind.Conflict, "bot_already_registered",
        $"@{username} is already registered here. Open it in the list instead of adding it again.", "token");

    public static Failure RegisteredElsewhere { get; } = new(FailureKind.Conflict, "bot_registered_elsewhere",
        "Another workspace on this server already runs this bot. Remove it there first.", "token");

    public static Failure NotFound(string id) => new(FailureKind.NotFound, "bot_not_found", $"There is no bot {id} in this workspace.");

    public static Failure NoPublicUrl { get; } = new(FailureKind.Conflict, "public_url_missing",
        "A webhook needs an address that Telegram reaches. Set PublicUrl to your https address and start again, or stay with polling.", "mode");

    public static Failure LimitReached(int largest) => new(FailureKind.Conflict, "bot_limit_reached",
        $"Nothing was added. This workspace may have {largest} bots and has as many. Remove one, or let an owner raise the limit in Settings → API keys.");

    public static Failure NameInvalid { get; } = new(FailureKind.Invalid, "bot_name_invalid", "A bot's name has 1 to 256 characters.", "name");

    public static Failure PaidRateInvalid { get; } = new(FailureKind.Invalid, "paid_rate_invalid",
        "The paid rate is 1 to 1000 bulk messages a second, or 0 to keep to the free limit.", "paid_rate");

    public static Failure TelegramSilent(string reason) => new(FailureKind.Unavailable, "telegram_unreachable",
        $"Nothing was changed. Telegram does not answer: {reason} Try again in a moment.");

    public static Failure TelegramSaid(int code, string description) => new(FailureKind.Unavailable, "telegram_refused",
        $"Nothing was changed. Telegram answered {code}: {description}.");
}
