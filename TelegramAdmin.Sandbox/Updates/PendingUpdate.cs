namespace TelegramAdmin.Sandbox.Updates;

/// <summary>An update that the bot has not confirmed yet.</summary>
/// <param name="Lane">The chat (or person) whose updates must arrive in order.</param>
/// <param name="Json">The Update object as the bot gets it.</param>
/// <param name="ExpiresAt">Unix seconds; Telegram keeps updates for 24 hours.</param>
internal sealed record PendingUpdate(int Id, long Lane, byte[] Json, long ExpiresAt);
