using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Operations.Messages;

/// <summary>A chat in words: Telegram's number, or the name that the caller gave.</summary>
internal static class ChatWords
{
    public static string Of(OutboxMessage message) =>
        ChatRef.IsNamed(message.ChatId) ? NameIn(message.Parameters) ?? "a channel" : message.ChatId.ToString(CultureInfo.InvariantCulture);

    private static string? NameIn(string parameters)
    {
        try
        {
            using var json = JsonDocument.Parse(parameters);
            return json.RootElement.TryGetProperty("chat_id", out var chat) && chat.ValueKind == JsonValueKind.String ? chat.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
