using System.Text.Json.Serialization;

namespace TelegramAdmin.Sandbox.Updates.Webhooks;

/// <summary>Where a bot wants its updates, and how the last deliveries went.</summary>
internal sealed class Webhook
{
    public required string Url { get; init; }

    public string? SecretToken { get; init; }

    public int MaxConnections { get; init; } = 40;

    public string? IpAddress { get; set; }

    public bool HasCustomCertificate { get; init; }

    public long? LastErrorDate { get; set; }

    public string? LastErrorMessage { get; set; }

    [JsonIgnore]
    public WebhookDeliverer? Deliverer { get; set; }
}
