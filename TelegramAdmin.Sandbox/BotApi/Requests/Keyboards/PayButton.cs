using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;

/// <summary>The Pay button: the first of an invoice's keyboard, and nowhere else.</summary>
internal static class PayButton
{
    /// <summary>Refuses keyboards without it under an invoice, and with it under anything else.</summary>
    public static void Check(string? markup, bool isInvoice)
    {
        if (markup is null) return;
        var places = Places(markup).ToList();
        if (!isInvoice && places.Contains(true)) throw ApiException.BadRequest("BUTTON_TYPE_INVALID");
        if (isInvoice && !places.Contains(true)) throw ApiException.BadRequest("REPLY_MARKUP_BUY_EMPTY");
        if (isInvoice && places.LastIndexOf(true) > 0) throw ApiException.BadRequest("BUTTON_POS_INVALID");
    }

    /// <summary>The keyboard that Telegram puts under an invoice that came without one; null for other contents.</summary>
    public static string? KeyboardOf(Content? content) => content is InvoiceContent invoice
        ? Keyboard(new JsonObject { ["text"] = $"Pay ⭐️ {invoice.Amount}", ["pay"] = true })
        : null;

    /// <summary>The keyboard of a forwarded copy: it leads to the bot where the invoice names a start parameter.</summary>
    public static string? KeyboardOfForward(Message source, Bot bot) => source.Content is InvoiceContent { StartParameter.Length: > 0 } invoice
        ? Keyboard(new JsonObject { ["text"] = "Pay", ["url"] = $"https://t.me/{bot.Username}?start={Uri.EscapeDataString(invoice.StartParameter)}" })
        : source.Markup;

    public static bool IsUnder(Message message) => message.Markup is { } markup && Places(markup).FirstOrDefault();

    private static IEnumerable<bool> Places(string markup) => JsonElement.Parse(markup).GetProperty("inline_keyboard")
        .EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(button => button.TryGetProperty("pay", out _));

    private static string Keyboard(JsonObject button) =>
        new JsonObject { ["inline_keyboard"] = new JsonArray(new JsonArray(button)) }.ToJsonString();
}
