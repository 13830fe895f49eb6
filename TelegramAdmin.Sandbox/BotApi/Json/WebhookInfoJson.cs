using System.Text.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.Updates.Webhooks;

namespace TelegramAdmin.Sandbox.BotApi.Json;

/// <summary>Writes WebhookInfo.</summary>
internal static class WebhookInfoJson
{
    public static void Write(Utf8JsonWriter json, Bot bot)
    {
        json.WriteStartObject();
        json.WriteString("url", bot.Webhook?.Url ?? "");
        json.WriteBoolean("has_custom_certificate", bot.Webhook?.HasCustomCertificate ?? false);
        json.WriteNumber("pending_update_count", bot.Updates.Count);
        if (bot.Webhook is { } webhook) WriteActive(json, webhook);
        if (bot.AllowedUpdates is { Count: > 0 } allowed) WriteAllowed(json, allowed);
        json.WriteEndObject();
    }

    private static void WriteActive(Utf8JsonWriter json, Webhook webhook)
    {
        if (webhook.LastErrorDate is { } date) json.WriteNumber("last_error_date", date);
        if (webhook.LastErrorMessage is { } message) json.WriteString("last_error_message", message);
        json.WriteNumber("max_connections", webhook.MaxConnections);
        if (webhook.IpAddress is { } address) json.WriteString("ip_address", address);
    }

    private static void WriteAllowed(Utf8JsonWriter json, List<string> allowed)
    {
        json.WriteStartArray("allowed_updates");
        foreach (var kind in allowed) json.WriteStringValue(kind);
        json.WriteEndArray();
    }
}
