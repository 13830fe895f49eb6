using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Features.Settings.Webhooks;

/// <summary>Endpoints and deliveries in words.</summary>
internal static class HookWords
{
    public static (string Word, Tone Tone) State(WebhookEndpoint row) => row switch
    {
        { IsEnabled: false, DisabledReason: not null } => ("switched off", Tone.Bad),
        { IsEnabled: false } => ("disabled", Tone.Mute),
        { FailingSince: not null } => ("failing", Tone.Warn),
        _ => ("on", Tone.Ok),
    };

    public static (string Word, Tone Tone) State(WebhookDelivery row) => row.State switch
    {
        WebhookDeliveryState.Delivered => ("delivered", Tone.Ok),
        WebhookDeliveryState.Failed => ("failed", Tone.Bad),
        _ when row.Attempts > 0 => ("retrying", Tone.Warn),
        _ => ("pending", Tone.Mute),
    };

    public static string Events(WebhookEndpoint row) => row.EventTypes is { } some ? string.Join(", ", some.Split(' ')) : "every event";

    public static string Bots(WebhookEndpoint row, IReadOnlyDictionary<BotId, string> names, Localizer words) => WebhookDraft.Of(row).Bots is not { } some ? words["every bot"]
        : string.Join(", ", some.Select(id => names.TryGetValue(id, out var name) ? "@" + name : words["{0} (removed)", id]));

    public static string Sentence(string type) => type switch
    {
        WebhookEvents.MessageSent => "Telegram accepted it",
        WebhookEvents.MessageFailed => "refused for good, or its tries are used up",
        WebhookEvents.MessageUnknown => "the answer was lost: it may have arrived",
        WebhookEvents.MessageCancelled => "called back before it was sent",
        WebhookEvents.BotNeedsAttention => "a bot cannot work until somebody acts",
        WebhookEvents.BotRecovered => "it works again",
        WebhookEvents.NeedOpened => "something needs a person",
        WebhookEvents.NeedClosed => "it needs nobody any more",
        _ => "",
    };
}
