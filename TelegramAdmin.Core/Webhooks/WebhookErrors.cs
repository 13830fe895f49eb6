using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Webhooks;

/// <summary>Every way in which a webhook cannot be kept or used.</summary>
public static class WebhookErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "webhook_not_found", "There is no such webhook. GET /webhooks lists them.", "id");

    public static Failure DeliveryNotFound { get; } = new(FailureKind.NotFound, "webhook_delivery_not_found", "There is no such delivery of this webhook; deliveries are kept for 30 days.", "delivery");

    public static Failure TooMany { get; } = new(FailureKind.Conflict, "webhook_limit_reached",
        $"The workspace has {Endpoints.WebhookEndpoint.Most} webhooks, which is as many as it may have. Remove one, or let one serve several programs.");

    public static Failure SwitchedOff { get; } = new(FailureKind.Conflict, "webhook_switched_off", "The webhook is switched off. Switch it on, then send again.");

    public static Failure DescriptionTooLong { get; } = new(FailureKind.Invalid, "webhook_description_invalid", "The description is longer than 200 characters. Shorten it.", "description");

    public static Failure DescriptionBroken { get; } = new(FailureKind.Invalid, "webhook_description_invalid", "The description holds a zero character or half of a character. Take it out.", "description");

    public static Failure BotsMissing { get; } = new(FailureKind.Invalid, "webhook_bots_invalid", "The list of bots is empty, so nothing would ever be told. Name a bot, or leave the list out for all.", "bots");

    public static Failure EventsMissing { get; } = new(FailureKind.Invalid, "webhook_event_invalid", "The list of events is empty, so nothing would ever be told. Name one, or leave the list out for all.", "events");

    public static Failure UrlRefused(string why, string field = "url") => new(FailureKind.Invalid, "webhook_url_refused", why, field);

    public static Failure EventUnknown(string type) => new(FailureKind.Invalid, "webhook_event_invalid", $"There is no event \"{type}\". There are {string.Join(", ", WebhookEvents.All)}.", "events");

    public static Failure BotUnknown(Storage.BotId bot) => new(FailureKind.Invalid, "webhook_bots_invalid", $"There is no bot {bot} in this workspace. GET /bots lists them.", "bots");
}
