using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>Writes down how far consumers got, many in one commit.</summary>
public sealed class SaveConsumers : IWriteBatch<Consumer, bool>
{
    private const string Save = """
        INSERT INTO consumers (api_key_id, bot_id, workspace_id, confirmed_id, given_id, unconfirmed, allowed_updates, webhook_url, protected_secret_token,
            max_connections, last_error_at, last_error, created_at, last_seen_at)
        VALUES (@key, @bot, @workspace, @confirmed, @given, @unconfirmed, @allowed, @url, @secret, @connections, @error_at, @error, @created, @seen)
        ON CONFLICT (api_key_id, bot_id) DO UPDATE SET confirmed_id = excluded.confirmed_id, given_id = excluded.given_id, unconfirmed = excluded.unconfirmed,
            allowed_updates = excluded.allowed_updates, webhook_url = excluded.webhook_url, protected_secret_token = excluded.protected_secret_token,
            max_connections = excluded.max_connections, last_error_at = excluded.last_error_at, last_error = excluded.last_error, last_seen_at = excluded.last_seen_at
        """;

    public async Task ExecuteAsync(WriteSession session, IReadOnlyList<Consumer> items, bool[] results)
    {
        await session.ForEachAsync(Save, items, static (p, c) => p
            .Add("@key", c.ApiKeyId).Add("@bot", c.BotId).Add("@workspace", c.WorkspaceId).Add("@confirmed", c.ConfirmedId).Add("@given", c.GivenId)
            .Add("@unconfirmed", c.Unconfirmed).Add("@allowed", c.AllowedUpdates).Add("@url", c.WebhookUrl).Add("@secret", c.ProtectedSecretToken)
            .Add("@connections", c.MaxConnections).Add("@error_at", c.LastErrorAt).Add("@error", c.LastError).Add("@created", c.CreatedAt).Add("@seen", c.LastSeenAt));
        Array.Fill(results, true);
    }

    public void Committed(IReadOnlyList<Consumer> items, IReadOnlyList<bool> results)
    {
    }
}
