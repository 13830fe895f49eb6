using System.Globalization;
using TelegramAdmin.Core.BotApi;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Makes the Bot API call of a message. The chat stands in the row only, so that a group that became a supergroup is followed.</summary>
internal static class DeliveryRequest
{
    private static readonly TimeSpan UploadTimeout = TimeSpan.FromMinutes(5);

    public static BotApiRequest Of(QueuedMessage message, Spool spool)
    {
        var files = spool.Open(message.Files);
        return new BotApiRequest(message.Method, WithChat(message), files, files.Count > 0 ? UploadTimeout : BotApiRequest.UsualTimeout);
    }

    private static string WithChat(QueuedMessage message)
    {
        if (message.Method.StartsWith("answer", StringComparison.Ordinal) || ChatRef.IsNamed(message.ChatId))
            return message.Parameters;
        var chat = message.ChatId.ToString(CultureInfo.InvariantCulture);
        return message.Parameters.Length <= 2 ? $$"""{"chat_id":{{chat}}}""" : $"{{\"chat_id\":{chat},{message.Parameters.AsSpan(1)}";
    }
}
