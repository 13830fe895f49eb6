using System.Text;
using System.Text.Json;

namespace TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;

/// <summary>Refuses inline buttons that Telegram refuses.</summary>
internal static class InlineButtonCheck
{
    private const int LongestData = 64;

    private static readonly string[] Actions =
    [
        "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
    ];

    private static readonly string[] Styles = ["danger", "success", "primary"];

    public static void Check(JsonElement button)
    {
        if (button.ValueKind != JsonValueKind.Object) throw Unparsable("InlineKeyboardButton must be an Object");
        if (!button.TryGetProperty("text", out var text)) throw Unparsable("Can't find field \"text\"");
        if (text.ValueKind != JsonValueKind.String) throw Unparsable("Field \"text\" must be of type String");
        if (string.IsNullOrWhiteSpace(text.GetString())) throw ApiException.BadRequest("BUTTON_TEXT_EMPTY");
        if (!Array.Exists(Actions, action => button.TryGetProperty(action, out _)))
            throw Unparsable("Text buttons are unallowed in the inline keyboard");
        if (button.TryGetProperty("callback_data", out var data)) CheckData(data);
        if (button.TryGetProperty("url", out var url)) CheckUrl(url);
        if (button.TryGetProperty("web_app", out var app)) CheckApp(app);
        if (button.TryGetProperty("style", out var style) && !Styles.Contains(style.GetString()))
            throw Unparsable("invalid button style specified");
    }

    private static void CheckData(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.String) throw Unparsable("Field \"callback_data\" must be of type String");
        var length = Encoding.UTF8.GetByteCount(data.GetString()!);
        if (length is 0 or > LongestData) throw ApiException.BadRequest("BUTTON_DATA_INVALID");
    }

    private static void CheckUrl(JsonElement url)
    {
        var text = url.GetString() ?? "";
        var complete = text.Contains(':', StringComparison.Ordinal) ? text : $"http://{text}";
        if (!Uri.TryCreate(complete, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "tg" or "ton" or "tel" or "mailto"))
            throw ApiException.BadRequest($"inline keyboard button URL '{text}' is invalid: Wrong HTTP URL");
        // Telegram refuses localhost too, but there stand the pages of a product that runs with its sandbox.
        if (uri.Scheme is "http" or "https" && !uri.Host.Contains('.', StringComparison.Ordinal) && !uri.IsLoopback)
            throw ApiException.BadRequest($"inline keyboard button URL '{text}' is invalid: Wrong HTTP URL");
    }

    // Telegram opens pages by https only; those of a product that runs with its sandbox have no certificate.
    private static void CheckApp(JsonElement app)
    {
        var text = app.ValueKind == JsonValueKind.Object && app.TryGetProperty("url", out var url) ? url.GetString() ?? "" : throw Unparsable("Field \"web_app\" must be of type Object with a URL");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != "https" && !(uri.Scheme == "http" && uri.IsLoopback)))
            throw ApiException.BadRequest($"inline keyboard button Web App URL '{text}' is invalid: Only HTTPS links are allowed");
    }

    private static ApiException Unparsable(string why) =>
        ApiException.BadRequest($"can't parse inline keyboard button: {why}");
}
