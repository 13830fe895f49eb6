using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Attempts;

internal static class AttemptWrites
{
    private const string Insert = """
        INSERT INTO delivery_attempts (workspace_id, message_id, bot_id, at, state, error_code, error, not_before)
        VALUES (@workspace, @message, @bot, @at, @state, @code, @error, @not_before)
        """;

    public static Task AddAttemptsAsync(this WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes) =>
        session.ForEachAsync(Insert, outcomes, static (p, o) => p
            .Add("@workspace", o.WorkspaceId).Add("@message", o.MessageId).Add("@bot", o.BotId).Add("@at", (DateTimeOffset?)o.At)
            .Add("@state", (long)o.State).Add("@code", o.ErrorCode).Add("@error", o.Error).Add("@not_before", o.NotBefore));
}
