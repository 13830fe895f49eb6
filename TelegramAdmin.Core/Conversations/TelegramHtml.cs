using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Reads checked Telegram HTML the way Telegram does, so that the thread shows a bot's words as the person sees them.</summary>
public static partial class TelegramHtml
{
    public static (string Text, string? Entities) Read(string html)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Type, int Offset, string? Url)>();
        var entities = new List<MessageEntity>();
        foreach (Match part in Part().Matches(html))
        {
            if (!part.Groups["name"].Success)
                text.Append(WebUtility.HtmlDecode(part.Value));
            else if (part.Groups["close"].Length == 0)
                open.Push((TypeOf(part.Groups["name"].Value), text.Length, part.Groups["url"] is { Success: true, Value: var url } ? url : null));
            else if (open.TryPop(out var tag) && text.Length > tag.Offset)
                entities.Add(new MessageEntity { Type = tag.Type, Offset = tag.Offset, Length = text.Length - tag.Offset, Url = tag.Url });
        }
        return (text.ToString(), entities.Count == 0 ? null : JsonSerializer.Serialize([.. entities.OrderBy(e => e.Offset)], BotApiJson.Default.ListMessageEntity));
    }

    private static string TypeOf(string tag) => tag switch
    {
        "b" or "strong" => "bold",
        "i" or "em" => "italic",
        "u" or "ins" => "underline",
        "s" or "strike" or "del" => "strikethrough",
        "a" => "text_link",
        "tg-spoiler" => "spoiler",
        _ => tag,
    };

    [GeneratedRegex("""<(?<close>/?)(?<name>[a-z-]+)(?:\s+href="(?<url>[^"]*)")?[^>]*>|[^<]+""", RegexOptions.None, 500)]
    private static partial Regex Part();
}
