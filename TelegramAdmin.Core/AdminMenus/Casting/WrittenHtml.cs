using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.AdminMenus.Casting;

/// <summary>What somebody wrote in Telegram as Telegram's HTML, with its formatting (core.telegram.org/bots/api#html-style).</summary>
internal static class WrittenHtml
{
    public static string Of(MenuWords words)
    {
        var spans = (words.Entities is { } json ? JsonSerializer.Deserialize(json, BotApiJson.Default.ListMessageEntity)! : [])
            .Where(e => TagsOf(e) is not null && e.Offset >= 0 && e.Length > 0 && e.Offset + e.Length <= words.Text.Length).OrderBy(e => e.Offset).ThenByDescending(e => e.Length).ToList();
        var html = new StringBuilder();
        var open = new Stack<MessageEntity>();
        for (var at = 0; at <= words.Text.Length; at++)
        {
            Close(html, open, at);
            foreach (var span in spans.Where(s => s.Offset == at))
                Open(html, open, span);
            if (at < words.Text.Length)
                html.Append(MenuText.Escape(words.Text[at].ToString()));
        }
        return html.ToString();
    }

    private static void Open(StringBuilder html, Stack<MessageEntity> open, MessageEntity span)
    {
        html.Append(TagsOf(span)!.Value.Open);
        open.Push(span);
    }

    // Where spans overlap, those that go on are closed and opened again.
    private static void Close(StringBuilder html, Stack<MessageEntity> open, int at)
    {
        var goOn = new Stack<MessageEntity>();
        while (open.Any(e => e.Offset + e.Length <= at))
        {
            var span = open.Pop();
            html.Append(TagsOf(span)!.Value.Close);
            if (span.Offset + span.Length > at)
                goOn.Push(span);
        }
        foreach (var span in goOn)
            Open(html, open, span);
    }

    private static (string Open, string Close)? TagsOf(MessageEntity entity) => entity.Type switch
    {
        "bold" => ("<b>", "</b>"),
        "italic" => ("<i>", "</i>"),
        "underline" => ("<u>", "</u>"),
        "strikethrough" => ("<s>", "</s>"),
        "spoiler" => ("<tg-spoiler>", "</tg-spoiler>"),
        "code" => ("<code>", "</code>"),
        "pre" => ("<pre>", "</pre>"),
        "blockquote" => ("<blockquote>", "</blockquote>"),
        "expandable_blockquote" => ("<blockquote expandable>", "</blockquote>"),
        "text_link" when entity.Url is { } url => ($"<a href=\"{MenuText.Escape(url).Replace("\"", "&quot;", StringComparison.Ordinal)}\">", "</a>"),
        _ => null,
    };
}
