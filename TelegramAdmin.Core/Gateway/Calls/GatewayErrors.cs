using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Calls;

/// <summary>Every way in which the gateway itself refuses, in Telegram's words where Telegram has some, for libraries read them.</summary>
public static class GatewayErrors
{
    public static GatewayAnswer Unauthorized { get; } = new(401, null, "Unauthorized");

    public static GatewayAnswer UnknownPath { get; } = new(404, null, "Not Found");

    public static GatewayAnswer UnknownMethod { get; } = NotFound("method not found");

    public static GatewayAnswer NotText { get; } = BadRequest("strings must be encoded in UTF-8");

    public static GatewayAnswer NoName { get; } = BadRequest("a parameter or a part of the form has a name that cannot be one; names are plain words like chat_id");

    public static GatewayAnswer TooLarge { get; } = new(413, null, "Request Entity Too Large");

    public static GatewayAnswer Ambiguous { get; } = BadRequest("this key serves several bots; write the bot's number before the key: /bot123456:tga_…");

    public static GatewayAnswer NoBot { get; } = NotFound("there is no bot in this workspace yet; add one under Settings, Bots");

    public static GatewayAnswer EndsService { get; } =
        Forbidden("this method would end the service for every program that uses the bot; stop the bot under Settings, Bots instead");

    public static GatewayAnswer BotStopped { get; } = Forbidden("the bot is stopped; start it under Settings, Bots");

    public static GatewayAnswer BotOut { get; } = new(401, null, "Unauthorized: Telegram refuses the bot's own token; replace it under Settings, Bots");

    public static GatewayAnswer PolledTwice { get; } = Conflict("terminated by other getUpdates request; make sure that only one bot instance is running");

    public static GatewayAnswer EndedBySetWebhook { get; } = Conflict("terminated by setWebhook request");

    public static GatewayAnswer WebhookIsActive { get; } = Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");

    public static GatewayAnswer NotModified { get; } =
        BadRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");

    public static GatewayAnswer Cancelled { get; } = Conflict("the message was called back before it was sent");

    public static GatewayAnswer BadRequest(string words) => new(400, null, "Bad Request: " + words);

    public static GatewayAnswer NotFound(string words) => new(404, null, "Not Found: " + words);

    public static GatewayAnswer Forbidden(string words) => new(403, null, "Forbidden: " + words);

    public static GatewayAnswer Conflict(string words) => new(409, null, "Conflict: " + words);

    public static GatewayAnswer Unavailable(string words) => new(503, null, "Service Unavailable: " + words) { RetryAfter = TimeSpan.FromSeconds(5) };

    public static GatewayAnswer ScopeMissing(string words) => Forbidden($"the key lacks the scope {words}");

    public static GatewayAnswer BotNotAllowed(BotId bot) => Forbidden($"the key may not use the bot {bot}");

    public static GatewayAnswer BotUnknown(BotId bot) => NotFound($"there is no bot {bot} in this workspace");

    public static GatewayAnswer TooManyRequests(TimeSpan wait) =>
        new(429, null, $"Too Many Requests: retry after {GatewayAnswer.Seconds(wait)}") { RetryAfter = wait };
}
