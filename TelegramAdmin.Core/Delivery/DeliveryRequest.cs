using System.Globalization;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Makes the Bot API call of a message. The chat stands in the row only, so that a group that became a supergroup is followed.</summary>
internal static class DeliveryRequest
{
    private static readonly TimeSpan UploadTimeout = TimeSpan.FromMinutes(5);

    public static BotApiRequest Of(QueuedMessage message, ActiveBot bot, Spool spool)
    {
        var files = spool.Open(message.Files);
        return new BotApiRequest(message.Method, Parameters(message, bot), files, files.Count > 0 ? UploadTimeout : BotApiRequest.UsualTimeout);
    }

    private static string Parameters(QueuedMessage message, ActiveBot bot)
    {
        var added = (NamesItsChat(message) ? "" : string.Create(CultureInfo.InvariantCulture, $"\"chat_id\":{message.ChatId},"))
            + (IsPaid(message, bot) ? "\"allow_paid_broadcast\":true," : "");
        if (added.Length == 0)
            return message.Parameters;
        return message.Parameters.Length <= 2 ? $"{{{added[..^1]}}}" : $"{{{added}{message.Parameters.AsSpan(1)}";
    }

    private static bool NamesItsChat(QueuedMessage message) => message.Method.StartsWith("answer", StringComparison.Ordinal) || ChatRef.IsNamed(message.ChatId);

    // Of the methods that make messages, only forwarding and copying several at once do not know it (core.telegram.org/bots/api#sendmessage).
    private static bool IsPaid(QueuedMessage message, ActiveBot bot) =>
        bot.PaidRate is not null && message is { Lane: Lane.Bulk, IsSend: true, Method: not ("copyMessages" or "forwardMessage" or "forwardMessages") }
        && !message.Parameters.Contains("\"allow_paid_broadcast\"", StringComparison.Ordinal);
}
