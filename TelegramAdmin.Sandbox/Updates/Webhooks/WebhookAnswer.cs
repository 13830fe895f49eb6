namespace TelegramAdmin.Sandbox.Updates.Webhooks;

/// <summary>What the webhook answered; <paramref name="Error"/> is worded as Telegram words last_error_message.</summary>
internal sealed record WebhookAnswer(string? Error, TimeSpan? RetryAfter, string? ContentType, byte[] Body)
{
    public static WebhookAnswer Failed(string error, TimeSpan? retryAfter = null) => new(error, retryAfter, null, []);
}
