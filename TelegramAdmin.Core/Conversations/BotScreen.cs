using System.Text.Json.Nodes;

namespace TelegramAdmin.Core.Conversations;

/// <summary>What a bot shows at one moment: a text in Telegram's HTML with buttons under it.</summary>
public sealed record BotScreen(string Html, IReadOnlyList<IReadOnlyList<BotButton>> Rows)
{
    public static BotScreen Of(string html, params IReadOnlyList<IReadOnlyList<BotButton>> rows) => new(html, rows);

    /// <summary>Telegram's inline keyboard; null without buttons.</summary>
    internal JsonObject? Keyboard()
    {
        var rows = Rows.Where(row => row.Count > 0).Select(row => new JsonArray([.. row.Select(button => (JsonNode)button.ToJson())])).ToArray<JsonNode>();
        return rows.Length == 0 ? null : new JsonObject { ["inline_keyboard"] = new JsonArray(rows) };
    }
}

/// <summary>A button that sends <see cref="Data"/> back to the bot, or opens <see cref="Url"/>.</summary>
/// <param name="Data">1 to 64 bytes; the slice that handles it begins it with its own word, such as <c>buy:12</c>.</param>
public sealed record BotButton(string Text, string? Data = null, string? Url = null)
{
    /// <summary>Whether the address opens inside Telegram, as a Mini App. Telegram takes such a button in private chats only.</summary>
    public bool IsApp { get; private init; }

    public static BotButton Link(string text, string url) => new(text, null, url);

    public static BotButton App(string text, string url) => new(text, null, url) { IsApp = true };

    internal JsonObject ToJson() => this switch
    {
        { Url: null } => new JsonObject { ["text"] = Text, ["callback_data"] = Data },
        { IsApp: true } => new JsonObject { ["text"] = Text, ["web_app"] = new JsonObject { ["url"] = Url } },
        _ => new JsonObject { ["text"] = Text, ["url"] = Url },
    };
}
