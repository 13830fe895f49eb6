using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>Checks buttons for what Telegram surely refuses (core.telegram.org/bots/api#inlinekeyboardbutton).</summary>
internal static class ReplyMarkup
{
    private static readonly string[] Kinds = ["inline_keyboard", "keyboard", "remove_keyboard", "force_reply"];

    public static Failure? Fault(JsonElement? markup, string field)
    {
        if (markup is not { ValueKind: not JsonValueKind.Null } given)
            return null;
        if (given.ValueKind != JsonValueKind.Object || !Kinds.Any(kind => given.TryGetProperty(kind, out _)))
            return SendErrors.Markup($"It is an object with one of {string.Join(", ", Kinds)}.", field);
        return given.TryGetProperty("inline_keyboard", out var rows) ? FaultOfRows(rows, $"{field}.inline_keyboard") : null;
    }

    private static Failure? FaultOfRows(JsonElement rows, string field)
    {
        if (rows.ValueKind != JsonValueKind.Array || rows.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Array))
            return SendErrors.Markup("It is an array of rows, and each row an array of buttons.", field);
        return rows.EnumerateArray().SelectMany((row, y) => row.EnumerateArray().Select((button, x) => FaultOfButton(button, $"{field}[{y}][{x}]"))).FirstOrDefault(f => f is not null);
    }

    private static Failure? FaultOfButton(JsonElement button, string field)
    {
        if (button.ValueKind != JsonValueKind.Object || !button.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String || text.GetString() is "")
            return SendErrors.Markup("A button has a text.", $"{field}.text");
        if (button.EnumerateObject().Count() < 2)
            return SendErrors.Markup("A button does something: give url, callback_data or another action.", field);
        return button.TryGetProperty("callback_data", out var data) && (data.ValueKind != JsonValueKind.String || Encoding.UTF8.GetByteCount(data.GetString()!) is < 1 or > 64)
            ? SendErrors.Markup("callback_data is a text of 1 to 64 bytes.", $"{field}.callback_data")
            : null;
    }
}
