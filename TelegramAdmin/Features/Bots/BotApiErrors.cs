using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Bots;

/// <summary>The codes of /bots.</summary>
internal static class BotApiErrors
{
    public static readonly string[] Adding =
        ["bot_token_malformed", "bot_token_refused", "bot_already_registered", "bot_registered_elsewhere", "bot_limit_reached", "public_url_missing", "bot_name_invalid", "telegram_unreachable", "telegram_refused"];

    public static readonly string[] Changing = ["bot_not_found", "public_url_missing", "bot_name_invalid", "paid_rate_invalid", "retry_policy_invalid"];

    public static readonly ApiErrorCode[] Codes =
    [
        new("bot_not_found", 404, "There is no such bot", "GET /bots lists the bots that the key may use."),
        new("bot_token_malformed", 400, "This is not a bot token", "Copy the token whole from BotFather."),
        new("bot_token_refused", 400, "Telegram does not know the token", "Ask BotFather for the present one with /token."),
        new("bot_already_registered", 409, "The bot is registered already", "Use it, or change it with PATCH /bots/{id}."),
        new("bot_registered_elsewhere", 409, "Another workspace of this server runs the bot", "Remove it there first."),
        new("bot_limit_reached", 409, "The workspace has as many bots as it may have", "Remove one, or let an owner raise the limit in Settings → API keys."),
        new("public_url_missing", 409, "A webhook needs a public address", "Set PublicUrl, or take polling."),
        new("bot_name_invalid", 400, "The name of a bot has 1 to 256 characters", "Give another name."),
        new("paid_rate_invalid", 400, "The paid rate is 0 to 1000", "Give a number in that range; 0 keeps to the free limit."),
        new("retry_policy_invalid", 400, "The retry policy does not hold", "Correct the part that the detail names."),
        new("telegram_unreachable", 503, "Telegram does not answer", "Nothing was changed. Send it again after Retry-After."),
        new("telegram_refused", 503, "Telegram refused for now", "Nothing was changed. The detail has Telegram's words; send it again after Retry-After."),
    ];

    public static Failure KeyIsLimited { get; } = new(FailureKind.Forbidden, "bot_not_allowed",
        "This key may use some bots only, so it cannot register another. Take a key that may use every bot.");

    public static IServiceCollection AddBotsApi(this IServiceCollection services) =>
        services.AddApiErrors(Codes).AddApiJson(BotApiBodies.Default).AddApiJson(RetryPolicyJson.Default);

    public static Failure PolicyInvalid(string wrong) => new(FailureKind.Invalid, "retry_policy_invalid", $"The retry policy does not hold: {wrong}", "retry_policy");
}
