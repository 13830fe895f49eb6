using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Webhooks;

/// <summary>The codes of /webhooks.</summary>
internal static class WebhookApiErrors
{
    public static readonly string[] Saving = ["webhook_url_refused", "webhook_event_invalid", "webhook_bots_invalid", "webhook_description_invalid"];

    public static readonly ApiErrorCode[] Codes =
    [
        new("webhook_not_found", 404, "There is no such webhook", "GET /webhooks lists them."),
        new("webhook_not_yours", 403, "Another key or a person made this webhook", "Take the key that made it, one with the scope admin, or Settings → Webhooks."),
        new("webhook_delivery_not_found", 404, "There is no such delivery", "GET /webhooks/{id}/deliveries lists them; they are kept for 30 days."),
        new("webhook_url_refused", 400, "The address is not called", "Give a public https address. Private networks need Webhooks:AllowPrivateNetworks."),
        new("webhook_event_invalid", 400, "There is no such event", "Take one that the detail names, or leave the list out for all."),
        new("webhook_bots_invalid", 400, "A bot of the list is not in the workspace", "GET /bots lists them. Leave the list out for all."),
        new("webhook_description_invalid", 400, "The description does not fit", "200 characters at most, without zero characters."),
        new("webhook_limit_reached", 409, "The workspace has as many webhooks as it may have", "Remove one, or let one serve several programs."),
        new("webhook_switched_off", 409, "The webhook is switched off", "Switch it on with PATCH {\"enabled\": true}, then send again."),
    ];

    public static Failure NotYours { get; } = new(FailureKind.Forbidden, "webhook_not_yours",
        "Another key or a person made this webhook. Take the key that made it, one with the scope admin, or Settings → Webhooks.");

    public static IServiceCollection AddWebhooksApi(this IServiceCollection services) => services.AddApiErrors(Codes).AddApiJson(WebhookBodies.Default);
}
